/** Which keys are in use, for which organisations, and how they fare. */
import "server-only";
import { type AppError, isAppError } from "@/lib/core/errors";
import type { Org } from "../auth/scope";
import type { Credential, Credentials } from "./credentials";
import type { KeyLatch } from "./key-latch";
import type { KeyStatus, KeyUse } from "./key-status";
import { type Addresses, baseUrlOf } from "./target";

export interface KeyReport extends KeyUse {
  /** Made from the key's hash; tells nothing about it. */
  id: string;
  orgs: Org[];
  /** ms since the epoch at which a key that rests is tried again; null for one in use. */
  restsUntilMs: number | null;
}

export interface KeyReports {
  keys: KeyReport[];
  /** Orgs that no key can read, each with why. */
  keyless: { org: Org; error: AppError }[];
}

/** One report for each key and address that `orgs` are read with, in the order of the orgs. */
export function reportKeys(
  orgs: readonly Org[],
  credentials: Credentials,
  configured: Addresses,
  { status, latch }: { status: KeyStatus; latch: KeyLatch },
): KeyReports {
  const keys = new Map<string, KeyReport>();
  const keyless: KeyReports["keyless"] = [];
  for (const org of orgs) {
    const baseUrl = baseUrlOf(org.region, configured);
    const credential = credentialOf(org, credentials, baseUrl);
    if (isAppError(credential)) {
      keyless.push({ org, error: credential });
      continue;
    }
    const target = { baseUrl, credential };
    const name = `${baseUrl} ${credential.id}`;
    const report = keys.get(name) ?? {
      id: credential.id,
      orgs: [],
      restsUntilMs: latch.restsUntil(target),
      ...status.of(target),
    };
    report.orgs.push(org);
    keys.set(name, report);
  }
  return { keys: [...keys.values()], keyless };
}

/** With what the org is read, or why with nothing. */
export function credentialOf(org: Org, credentials: Credentials, baseUrl: string): Credential | AppError {
  try {
    return credentials.ofOrg(org, baseUrl);
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}
