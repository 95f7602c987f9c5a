/** The organisations that a user can be granted. */
import "server-only";
import { listOrgs } from "../../db/repos/orgs";
import type { UserContext } from "../context";

/** Those in use, by name, with no more than a form shows. */
export async function listGrantable({
  server,
}: UserContext): Promise<{ slug: string; name: string; colour: string }[]> {
  const orgs = await listOrgs(server.db.queries, "all");
  return orgs.map(({ slug, name, colour }) => ({ slug, name, colour }));
}
