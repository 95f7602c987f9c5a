/** What each role may do. Pure; the one table. */
import "server-only";
import type { Actor, Permission } from "./scope";

const VIEWER: readonly Permission[] = ["events:read", "searches:read"];
const ANALYST: readonly Permission[] = [...VIEWER, "events:export", "searches:write", "searches:share"];
const ADMIN: readonly Permission[] = [
  ...ANALYST,
  "searches:publish",
  "users:manage",
  "orgs:manage",
  "audit:read",
];

const table: Record<Actor["role"], readonly Permission[]> = {
  viewer: VIEWER,
  analyst: ANALYST,
  admin: ADMIN,
};

/** True when the role has the permission. Which orgs it holds for is `authorizeScope`'s business. */
export function can(role: Actor["role"], permission: Permission): boolean {
  return table[role].includes(permission);
}
