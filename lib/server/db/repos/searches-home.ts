/** Where rows live that belong to a scope, and which of them a scope may see. */
import "server-only";
import type { AuthorizedScope } from "../../auth/scope";
import type { SearchesTable } from "../schema";

export type Home = Pick<SearchesTable, "kind" | "org_id">;

/** The home of what is made in `scope`. */
export function homeOf(scope: AuthorizedScope): Home {
  return scope.kind === "org"
    ? { kind: "org", org_id: scope.orgs[0].id }
    : { kind: scope.kind, org_id: null };
}

/** True for a row that lives in `scope`. */
export function isAtHome(row: Home, scope: AuthorizedScope): boolean {
  const home = homeOf(scope);
  return row.kind === home.kind && row.org_id === home.org_id;
}
