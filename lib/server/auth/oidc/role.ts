/** The role that an identity provider's claim gives. Pure. */
import "server-only";
import { ROLES } from "@/lib/contract/limits";
import type { Role } from "@/lib/contract/session";

/** The texts of a claim: a list, or one text. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === "string");
  return [];
}

/** The claim of that name; dots lead into objects (`realm_access.roles`) unless the whole name is a claim. */
function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split(".").reduce<unknown>((value, key) => {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    return isThere ? Reflect.get(value, key) : undefined;
  }, claims);
}

/** The highest role that any value of the claim maps to, or null. Without a map, values that are role names count. */
export function roleOf(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  map: Readonly<Record<string, Role>> | null,
): Role | null {
  const given = textsOf(claimAt(claims, claim)).map((text) => {
    if (map) return Object.hasOwn(map, text) ? map[text] : undefined;
    return ROLES.find((role) => role === text);
  });
  return ROLES.findLast((role) => given.includes(role)) ?? null;
}
