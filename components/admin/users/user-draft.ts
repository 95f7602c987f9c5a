/** What the form of a user holds, and what of it is sent. Pure. */
import type { Role } from "@/lib/contract/session";
import type { UserChangeRequest, UserCreateRequest, UserSummary } from "@/lib/contract/users";
import { isAppError } from "@/lib/core/errors";
import { type Faults, faultsAt } from "../form-faults";

export interface UserDraft {
  name: string;
  email: string;
  role: Role;
  isAllOrgs: boolean;
  /** Slugs; kept while all are granted, so that the choice can be taken back. */
  orgs: readonly string[];
  provider: boolean;
}

/** The fields that a fault can stand at, in the order of the form. */
export const USER_FIELDS = ["name", "email", "role", "orgs", "provider"] as const;
export type UserFaults = Faults<(typeof USER_FIELDS)[number]>;

/** The form of a user as it is; of none, one to fill in, with the least of rights. */
export function userDraftOf(user: UserSummary | null): UserDraft {
  return {
    name: user?.name ?? "",
    email: user?.email ?? "",
    role: user?.role ?? "viewer",
    isAllOrgs: user?.orgs === "all",
    orgs: user && user.orgs !== "all" ? user.orgs : [],
    provider: user?.provider ?? false,
  };
}

/** Which form it is: one of an older version is not filled in with what was typed there. */
export function userFormOf(user: Pick<UserSummary, "id" | "version"> | null): string {
  return user ? `user ${user.id} ${user.version}` : "user";
}

/** What can be told before anything is sent. */
export function userDraftFaults({ name, email }: UserDraft): UserFaults {
  return {
    ...(name.trim() === "" ? { name: "Give a name." } : {}),
    ...(/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? {} : { email: "Give an e-mail address." }),
  };
}

const grantsIn = ({ isAllOrgs, orgs }: UserDraft) => (isAllOrgs ? ("all" as const) : [...orgs].sort());

/** The user to add. */
export function createRequest(draft: UserDraft): UserCreateRequest {
  const { role, provider } = draft;
  return { name: draft.name.trim(), email: draft.email.trim(), role, orgs: grantsIn(draft), provider };
}

/** Only what differs, and the version that it was changed from; null for what is as it was. */
export function changesIn(user: UserSummary, draft: UserDraft): UserChangeRequest | null {
  const { name, role, orgs, provider } = createRequest(draft);
  const before = user.orgs === "all" ? "all" : [...user.orgs].sort();
  const changes = {
    ...(name === user.name ? {} : { name }),
    ...(role === user.role ? {} : { role }),
    ...(String(orgs) === String(before) && typeof orgs === typeof before ? {} : { orgs }),
    ...(provider === user.provider ? {} : { provider }),
  };
  return Object.keys(changes).length === 0 ? null : { version: user.version, ...changes };
}

/** The faults of a refused request by field; an address that is taken stands at the address. */
export function userFaultsOf(error: unknown, isNew: boolean): UserFaults {
  if (isNew && isAppError(error) && error.code === "CONFLICT") return { email: error.message };
  return faultsAt(error, USER_FIELDS);
}
