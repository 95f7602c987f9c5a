import type { Role } from "@/lib/contract/session";
import type { UserSummary } from "@/lib/contract/users";

export type Status = UserSummary["status"];

export const ROLE_NAMES: Record<Role, string> = {
  viewer: "Viewer",
  analyst: "Analyst",
  admin: "Administrator",
};

/** What each role may do, in a line. */
export const ROLE_WORDS: Record<Role, string> = {
  viewer: "Searches, and runs what is shared.",
  analyst: "Also saves, shares and exports.",
  admin: "Also manages users, organisations and keys, and reads the audit log.",
};

export const STATUS_NAMES: Record<Status, string> = {
  active: "Active",
  invited: "Invited",
  pending: "Waits to be let in",
  disabled: "Disabled",
};

export const STATUS_TONES = { active: "ok", invited: "neutral", pending: "step", disabled: "bad" } as const;

/** A user as a list may be narrowed; "" for any. */
export interface WantedUsers {
  text: string;
  role: Role | "";
  status: Status | "";
}

/** Whether the user is among those. */
export function isWanted(user: UserSummary, { text, role, status }: WantedUsers): boolean {
  const words = text.trim().toLowerCase();
  return (
    (role === "" || user.role === role) &&
    (status === "" || user.status === status) &&
    [user.name, user.email].some((part) => part.toLowerCase().includes(words))
  );
}

/** What the user may open, by the organisations' names. */
export function grantWords({ orgs, provider }: UserSummary, names: ReadonlyMap<string, string>): string {
  const own =
    orgs === "all"
      ? "All organisations"
      : orgs.length === 0
        ? "No organisation"
        : orgs.map((slug) => names.get(slug) ?? slug).join(", ");
  return provider ? `${own}; the provider's own events` : own;
}

/** How the user signs in. */
export function signInWords({ signIn, hasTotp }: UserSummary): string {
  if (signIn === "oidc") return "Identity provider";
  return hasTotp ? "Password and second factor" : "Password, no second factor";
}
