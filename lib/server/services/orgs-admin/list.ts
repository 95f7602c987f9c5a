/** The organisations as an administrator sees them: everything but the secrets. */
import "server-only";
import type {
  AdminOrg,
  AdminOrgsResponse,
  EnvironmentCredential,
  OrgCredential,
} from "@/lib/contract/admin-orgs";
import { listOrgRecords, type OrgRecord } from "../../db/repos/orgs";
import type { Env } from "../../env";
import type { UserContext } from "../context";
import { environmentOrg } from "../environment-org";

function credentialOf(org: OrgRecord): OrgCredential {
  if (org.sealedKey === null) return { kind: "environment" };
  const when = { setAt: org.secretSetAt ?? org.updatedAt, setBy: org.secretSetBy ?? "system" };
  return org.clientId === null
    ? { kind: "key", ...when }
    : { kind: "service-account", clientId: org.clientId, ...when };
}

/** What may be known of the org; `all` are the orgs of the store. */
export function adminOrg(env: Pick<Env, "jumpcloud">, org: OrgRecord, all: readonly OrgRecord[]): AdminOrg {
  const { id, slug, name, colour, region, upstreamId, retentionDays, retiredAt, version } = org;
  return {
    ...{ id, slug, name, colour, region, upstreamId, retentionDays, retiredAt, version },
    credential: credentialOf(org),
    isFromEnvironment: environmentOrg(env, all) === slug,
  };
}

/** The kind of the environment's credential. */
export function environmentCredential({ jumpcloud }: Pick<Env, "jumpcloud">): EnvironmentCredential {
  const kind = jumpcloud.credential?.kind ?? "none";
  return kind === "key-file" ? "key" : kind;
}

/** Every organisation, retired ones too, by name. */
export async function listAdminOrgs({ server }: UserContext): Promise<AdminOrgsResponse> {
  const all = await listOrgRecords(server.db.queries);
  return {
    orgs: all.map((org) => adminOrg(server.env, org, all)),
    environment: environmentCredential(server.env),
  };
}
