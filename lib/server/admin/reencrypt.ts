/** Seals the stored secrets anew after ENCRYPTION_KEY has changed. */
import "server-only";
import { auditIn } from "../audit";
import { openOrgSecret, resealOrgSecret } from "../crypto/org-secret";
import { listOrgRecords, type OrgRecord, resealOrg } from "../db/repos/orgs";
import { SYSTEM } from "../services/users";
import type { OfflineServer } from "./offline";

export interface Reencrypted {
  renewed: number;
  /** Those that the present key opens already. */
  current: number;
  /** Short names of the organisations whose secret neither key opens. */
  closed: string[];
}

/**
 * Opens each secret with `oldKey` and seals it with the server's present key. Each is a step of its own with its record,
 * and one that is done is known by opening with the present key: a run that was broken off is run again.
 */
export async function reencrypt(server: OfflineServer, oldKey: Buffer): Promise<Reencrypted> {
  const result: Reencrypted = { renewed: 0, current: 0, closed: [] };
  for (const org of await listOrgRecords(server.db.queries)) {
    if (org.sealedKey === null) continue;
    const state = await renew(server, oldKey, org, org.sealedKey);
    if (state === "closed") result.closed.push(org.slug);
    else result[state] += 1;
  }
  return result;
}

async function renew(
  server: OfflineServer,
  oldKey: Buffer,
  org: OrgRecord,
  sealed: string,
): Promise<"renewed" | "current" | "closed"> {
  const { encryptionKey } = server.env;
  if (opens(encryptionKey, org, sealed)) return "current";
  if (!opens(oldKey, org, sealed)) return "closed";
  const anew = resealOrgSecret(oldKey, encryptionKey, org, sealed);
  return server.db.transaction(async (tx) => {
    // Set again meanwhile, which the present key has sealed.
    if (!(await resealOrg(tx, org, anew))) return "current";
    await auditIn(server, tx, { ...SYSTEM, action: "secrets-reencrypt", outcome: "ok", scope: org.slug });
    return "renewed";
  });
}

function opens(key: Buffer, org: OrgRecord, sealed: string): boolean {
  try {
    openOrgSecret(key, org, sealed);
    return true;
  } catch {
    return false;
  }
}
