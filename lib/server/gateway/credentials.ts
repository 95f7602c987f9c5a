/**
 * Which key reads which org. The only place that holds a key in the clear; nothing else sees more than an
 * id made from its hash.
 */
import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { AppError } from "@/lib/core/errors";
import type { Org } from "../auth/scope";
import { type OrgSecret, openOrgSecret } from "../crypto/org-secret";
import type { JumpcloudCredential } from "../env";
import { createTokens, type ServiceAccount, type TokenRequest, tokenUrlOf } from "./token";

export interface Credential {
  /** Names the key in cache, throttle and log; tells nothing about it. */
  readonly id: string;
  /** A service account is refused without an `x-org-id` (as JumpCloud's own exporter sends it). */
  readonly needsOrgId: boolean;
  /** The header that carries it. Throws a Fault when a service account gets no token. */
  header(signal: AbortSignal): Promise<[name: string, value: string]>;
  /** Called when the API refused it: a token is dropped, a key file read anew for the next call. */
  refused(): void;
}

export interface Credentials {
  /** The environment's credential. Throws NOT_CONFIGURED when there is none. */
  ofEnvironment(baseUrl: string): Credential;
  /** The org's own key, or the environment's. Throws NOT_CONFIGURED when there is none that can be read. */
  ofOrg(org: Org, baseUrl: string): Credential;
  /** A secret that may not be stored yet. */
  ofSecret(secret: OrgSecret, baseUrl: string): Credential;
}

export interface CredentialsDeps {
  environment: JumpcloudCredential | null;
  /** 32 bytes; opens the orgs' own keys. */
  encryptionKey: Buffer;
  requestToken: TokenRequest;
  now(): number;
}

const idOf = (...parts: string[]) =>
  createHash("sha256").update(parts.join("\0")).digest("base64url").slice(0, 16);

/** Resolves the credentials of `deps`; tokens and the key file are kept between calls. */
export function createCredentials(deps: CredentialsDeps): Credentials {
  const tokens = createTokens(deps.requestToken, deps.now);
  const file = createKeyFile();

  const ofEnvironment = (baseUrl: string): Credential => {
    const { environment } = deps;
    if (environment === null) throw new AppError("NOT_CONFIGURED");
    if (environment.kind === "key") return ofKey(environment.apiKey);
    if (environment.kind === "key-file") return ofKey(file.read(environment.path), file.forget);
    return ofAccount({ ...environment, url: tokenUrlOf(baseUrl) });
  };
  const ofAccount = ({ clientId, clientSecret, url }: ServiceAccount): Credential => {
    const id = idOf(url, clientId, clientSecret);
    const account = { clientId, clientSecret, url };
    return {
      id,
      needsOrgId: true,
      header: async (signal) => ["authorization", `Bearer ${await tokens.get(id, account, signal)}`],
      refused: () => tokens.forget(id),
    };
  };
  const ofSecret = (secret: OrgSecret, baseUrl: string): Credential =>
    secret.kind === "key" ? ofKey(secret.apiKey) : ofAccount({ ...secret, url: tokenUrlOf(baseUrl) });

  return {
    ofEnvironment,
    ofOrg(org, baseUrl) {
      if (org.sealedKey === null) return ofEnvironment(baseUrl);
      return ofSecret(openSecret(deps.encryptionKey, org, org.sealedKey), baseUrl);
    },
    ofSecret,
  };
}

function ofKey(key: string, refused: () => void = () => {}): Credential {
  return { id: idOf(key), needsOrgId: false, header: async () => ["x-api-key", key], refused };
}

function openSecret(encryptionKey: Buffer, org: Org, sealed: string): OrgSecret {
  try {
    return openOrgSecret(encryptionKey, org, sealed);
  } catch (cause) {
    throw new AppError("NOT_CONFIGURED", {
      message: "The organisation's own API key cannot be opened with this server's encryption key.",
      cause,
    });
  }
}

/** The key in a mounted secret file: read once, and anew after it was refused. */
function createKeyFile(): { read(path: string): string; forget(): void } {
  let key: string | null = null;
  return {
    read(path) {
      try {
        key ??= readFileSync(path, "utf8").trim();
      } catch (cause) {
        throw new AppError("NOT_CONFIGURED", { message: "The file with the API key cannot be read.", cause });
      }
      if (key === "")
        throw new AppError("NOT_CONFIGURED", { message: "The file with the API key is empty." });
      return key;
    },
    forget() {
      key = null;
    },
  };
}
