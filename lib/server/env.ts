/** The configuration. Read once, at boot; nothing else of the server reads `process.env`. */
import "server-only";
import { hkdfSync } from "node:crypto";
import { join, resolve } from "node:path";
import type { Role } from "@/lib/contract/session";
import { isLoopbackHost, readRoleMap } from "./env/checks";
import { type EnvFault, EnvFields, jointFaults } from "./env/schema";
import { generatedSecret, privateDirectory } from "./env/secret-files";

export type JumpcloudCredential =
  | { kind: "key"; apiKey: string }
  /** Read anew by the gateway when the key is refused, so that a rotated secret file needs no restart. */
  | { kind: "key-file"; path: string }
  | { kind: "service-account"; clientId: string; clientSecret: string };

export interface Env {
  production: boolean;
  /** Origin of the address that users type, such as `https://insights.example.org`. */
  origin: string;
  /** True when users come by https: Secure cookies and HSTS. */
  https: boolean;
  port: number;
  /** Address to listen on: loopback for a plain-http origin unless HOST says otherwise. */
  host: string;
  dataDir: string;
  database: { engine: "sqlite"; file: string } | { engine: "postgres"; url: string };
  /** Secret of next-auth's session cookie. */
  authSecret: string;
  /** 32 bytes for HMACs, such as that of a page cursor. */
  secret: Buffer;
  /** 32 bytes for AES-256-GCM of stored API keys. */
  encryptionKey: Buffer;
  jumpcloud: {
    credential: JumpcloudCredential | null;
    region: "us" | "eu" | "in";
    orgId: string | null;
    providerId: string | null;
    /** Days that events are kept; null leaves what the store has for the org. */
    retentionDays: number | null;
  };
  /** Without a trailing slash; null means the region's own host. */
  insightsBaseUrl: string | null;
  /** What the data is called when it comes from a server that is not JumpCloud's. */
  insightsLabel: string;
  /** Whose local sign-in needs a second factor. */
  requireMfa: "none" | "admin" | "all";
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    name: string;
    roleClaim: string;
    /** From values of the claim to roles; null: the values are roles themselves. */
    roleMap: Readonly<Record<string, Role>> | null;
    scopes: string;
  } | null;
  /** Proxies of ours in front: that many entries at the end of X-Forwarded-For are believed. */
  trustedProxyHops: number;
  metricsToken: string | null;
  logLevel: string;
}

/** Every fault of the configuration at once. The message names settings and reasons, never values. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly faults: readonly EnvFault[];

  constructor(faults: readonly EnvFault[]) {
    super(
      `The configuration is not usable:\n${faults.map((fault) => `  ${fault.name} ${fault.message}`).join("\n")}`,
    );
    this.faults = faults;
  }
}

/** The key for AES-256-GCM that an ENCRYPTION_KEY stands for. */
export function encryptionKeyOf(secret: string): Buffer {
  return derive(secret, "directory-insights/stored-keys");
}

const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));

function credentialOf(fields: EnvFields): JumpcloudCredential | null {
  if (fields.JUMPCLOUD_API_KEY) return { kind: "key", apiKey: fields.JUMPCLOUD_API_KEY };
  if (fields.JUMPCLOUD_API_KEY_FILE)
    return { kind: "key-file", path: resolve(fields.JUMPCLOUD_API_KEY_FILE) };
  if (fields.JUMPCLOUD_CLIENT_ID && fields.JUMPCLOUD_CLIENT_SECRET) {
    return {
      kind: "service-account",
      clientId: fields.JUMPCLOUD_CLIENT_ID,
      clientSecret: fields.JUMPCLOUD_CLIENT_SECRET,
    };
  }
  return null;
}

function oidcOf(fields: EnvFields): Env["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = fields;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    name: fields.OIDC_NAME ?? "",
    roleClaim: fields.OIDC_ROLE_CLAIM ?? "",
    roleMap: fields.OIDC_ROLE_MAP === undefined ? null : readRoleMap(fields.OIDC_ROLE_MAP),
    scopes: fields.OIDC_SCOPES ?? "openid email profile",
  };
}

/**
 * Checks the variables in `source` and returns the configuration; an empty variable counts as unset.
 * With the embedded database, makes DATA_DIR and the two secrets in it when they are not given.
 * Throws EnvError with every fault found.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>, production: boolean): Env {
  const text = Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
  const parsed = EnvFields.safeParse(text);
  const own =
    parsed.error?.issues.map((issue) => ({ name: issue.path.join("."), message: issue.message })) ?? [];
  const faults = [...own, ...jointFaults(text, production)];
  if (!parsed.success || faults.length > 0) throw new EnvError(faults);

  const fields = parsed.data;
  const dataDir = resolve(fields.DATA_DIR);
  const embedded = fields.DATABASE_URL === undefined;
  if (embedded) privateDirectory(dataDir);
  const secretOf = (given: string | undefined, file: string) => given ?? generatedSecret(dataDir, file);
  const authSecret = secretOf(fields.NEXTAUTH_SECRET, "nextauth-secret");
  const url = new URL(fields.NEXTAUTH_URL ?? `http://localhost:${fields.PORT}`);
  const local = url.protocol === "http:" && isLoopbackHost(url.hostname);

  return {
    production,
    origin: url.origin,
    https: url.protocol === "https:",
    port: fields.PORT,
    host: fields.HOST ?? (local ? (url.hostname === "[::1]" ? "::1" : "127.0.0.1") : "::"),
    dataDir,
    database:
      fields.DATABASE_URL === undefined
        ? { engine: "sqlite", file: join(dataDir, "insights.db") }
        : { engine: "postgres", url: fields.DATABASE_URL },
    authSecret,
    secret: derive(authSecret, "directory-insights/hmac"),
    encryptionKey: encryptionKeyOf(secretOf(fields.ENCRYPTION_KEY, "encryption-key")),
    jumpcloud: {
      credential: credentialOf(fields),
      region: fields.JUMPCLOUD_REGION,
      orgId: fields.JUMPCLOUD_ORG_ID ?? null,
      providerId: fields.JUMPCLOUD_PROVIDER_ID ?? null,
      retentionDays: fields.JUMPCLOUD_RETENTION_DAYS ?? null,
    },
    insightsBaseUrl: fields.INSIGHTS_BASE_URL?.replace(/\/+$/, "") ?? null,
    insightsLabel: fields.INSIGHTS_LABEL,
    requireMfa: fields.REQUIRE_MFA,
    oidc: oidcOf(fields),
    trustedProxyHops: fields.TRUSTED_PROXY_HOPS,
    metricsToken: fields.METRICS_TOKEN ?? null,
    logLevel: fields.LOG_LEVEL,
  };
}

/** `readEnv` of this process; `production` is decided by the command that starts it. */
export function loadEnv(production: boolean): Env {
  return readEnv(process.env, production);
}

/**
 * Makes what libraries read from the environment agree with the checked configuration: next-auth takes its
 * origin from NEXTAUTH_URL and would believe forwarded hosts when AUTH_TRUST_HOST or VERCEL is set; Next would
 * report its use.
 */
export function exportEnv(env: Env): void {
  Object.assign(process.env, {
    NODE_ENV: env.production ? "production" : "development",
    NEXTAUTH_URL: env.origin,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  for (const name of ["AUTH_TRUST_HOST", "VERCEL", "VERCEL_URL", "NEXTAUTH_URL_INTERNAL", "NEXTAUTH_SECRET"])
    delete process.env[name];
}
