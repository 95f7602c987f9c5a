/** The organisations as an administrator sees them: everything but the secrets. */
import "server-only";
import type { AdminOrg, AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import type { Org } from "../../auth/scope";
import { listOrgs } from "../../db/repos/orgs";
import type { Server } from "../../server";
import type { UserContext } from "../context";

function adminOrg(org: Org): AdminOrg {
  const { id, slug, name, colour, region, upstreamId } = org;
  const kind = org.sealedKey === null ? "environment" : "key";
  return { id, slug, name, colour, region, upstreamId, credential: { kind } };
}

function environmentOf({ env }: Server): AdminOrgsResponse["environment"] {
  const kind = env.jumpcloud.credential?.kind ?? "none";
  return kind === "key-file" ? "key" : kind;
}

/** Every organisation, by name. */
export async function listAdminOrgs({ server }: UserContext): Promise<AdminOrgsResponse> {
  const orgs = await listOrgs(server.db.queries, "all");
  return { orgs: orgs.map(adminOrg), environment: environmentOf(server) };
}
