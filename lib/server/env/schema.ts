/** The environment variables as text: names, forms and how they belong together. */
import "server-only";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { MIN_RETENTION_DAYS, RETENTION_DAYS } from "@/lib/search/window";
import {
  baseUrlFault,
  databaseUrlFault,
  headerValueFault,
  issuerFault,
  publicUrlFault,
  roleMapFault,
  secretFault,
} from "./checks";

export interface EnvFault {
  name: string;
  message: string;
}

const ruled = (fault: (text: string) => string | null) =>
  z
    .string()
    .check((ctx) => {
      const message = fault(ctx.value);
      if (message !== null) ctx.issues.push({ code: "custom", message, input: "" });
    })
    .optional();
const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} to ${max}`).max(max, `must be ${min} to ${max}`));
const whole = (min: number, max: number, standard: number) => number(min, max).default(standard);
const hexId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, "must be 24 lower-case hexadecimal digits")
  .optional();
const words = z.string().max(200, "is longer than 200 characters").optional();

/** One row per setting of .env.example; a unit test holds the two together. */
export const EnvFields = z.object({
  NEXTAUTH_URL: z.string().optional(),
  PORT: whole(1, 65_535, 3000),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]{1,255}$/, "must be an address or a host name")
    .optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: ruled(databaseUrlFault),
  NEXTAUTH_SECRET: ruled(secretFault),
  ENCRYPTION_KEY: ruled(secretFault),
  JUMPCLOUD_API_KEY: ruled(headerValueFault),
  JUMPCLOUD_API_KEY_FILE: ruled(keyFileFault),
  JUMPCLOUD_CLIENT_ID: ruled(headerValueFault),
  JUMPCLOUD_CLIENT_SECRET: ruled(headerValueFault),
  JUMPCLOUD_REGION: z.enum(["us", "eu", "in"], "must be us, eu or in").default("us"),
  JUMPCLOUD_ORG_ID: hexId,
  JUMPCLOUD_PROVIDER_ID: hexId,
  JUMPCLOUD_RETENTION_DAYS: number(MIN_RETENTION_DAYS, RETENTION_DAYS).optional(),
  INSIGHTS_BASE_URL: ruled(baseUrlFault),
  INSIGHTS_LABEL: z.string().max(30, "is longer than 30 characters").default("Not JumpCloud"),
  REQUIRE_MFA: z.enum(["none", "admin", "all"], "must be none, admin or all").default("admin"),
  OIDC_ISSUER: ruled(issuerFault),
  OIDC_CLIENT_ID: words,
  OIDC_CLIENT_SECRET: words,
  OIDC_NAME: words,
  OIDC_ROLE_CLAIM: words,
  OIDC_ROLE_MAP: ruled(roleMapFault),
  OIDC_SCOPES: z
    .string()
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, "must begin with openid, one space between each")
    .optional(),
  TRUSTED_PROXY_HOPS: whole(0, 16, 0),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be 16 to 200 visible ASCII characters")
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      "must be trace, debug, info, warn, error, fatal or silent",
    )
    .default("info"),
});
export type EnvFields = z.infer<typeof EnvFields>;

const OIDC_NAMES = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "OIDC_ROLE_CLAIM",
] as const;

const OIDC_EXTRAS = ["OIDC_ROLE_MAP", "OIDC_SCOPES"] as const;

function keyFileFault(path: string): string | null {
  try {
    return headerValueFault(readFileSync(path, "utf8").trim()) === null
      ? null
      : "names a file that holds no API key";
  } catch {
    return "names a file that cannot be read";
  }
}

/** Faults that only show when several settings are seen together; `text` holds the variables as given. */
export function jointFaults(text: Readonly<Record<string, string>>, production: boolean): EnvFault[] {
  const faults: EnvFault[] = [];
  const has = (name: string) => text[name] !== undefined;
  const add = (name: string, message: string) => faults.push({ name, message });

  if (text.NEXTAUTH_URL !== undefined) {
    const message = publicUrlFault(text.NEXTAUTH_URL, production);
    if (message) add("NEXTAUTH_URL", message);
  }
  if (has("DATABASE_URL")) {
    for (const name of ["NEXTAUTH_SECRET", "ENCRYPTION_KEY"]) {
      if (!has(name)) add(name, "is required with PostgreSQL (openssl rand -base64 32)");
    }
  }
  if (has("NEXTAUTH_SECRET") && text.NEXTAUTH_SECRET === text.ENCRYPTION_KEY) {
    add("ENCRYPTION_KEY", "must differ from NEXTAUTH_SECRET");
  }
  const sources = ["JUMPCLOUD_API_KEY", "JUMPCLOUD_API_KEY_FILE", "JUMPCLOUD_CLIENT_ID"].filter(has);
  if (sources.length > 1) add(sources[1] ?? "", `contradicts ${sources[0]}: give one kind of credential`);
  if (has("JUMPCLOUD_CLIENT_ID") !== has("JUMPCLOUD_CLIENT_SECRET")) {
    add("JUMPCLOUD_CLIENT_SECRET", "and JUMPCLOUD_CLIENT_ID belong together");
  }
  if ([...OIDC_NAMES, ...OIDC_EXTRAS].some(has)) {
    for (const name of OIDC_NAMES) if (!has(name)) add(name, "is missing: set all OIDC settings or none");
  }
  // Node reads this itself and would then trust any certificate of the API, the identity provider and the database.
  if (text.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    add(
      "NODE_TLS_REJECT_UNAUTHORIZED",
      "turns certificate checks off; add a private CA with NODE_EXTRA_CA_CERTS",
    );
  }
  return faults;
}
