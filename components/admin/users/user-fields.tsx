import { SelectField, TextField } from "@/components/admin/form-fields";
import { ROLES } from "@/lib/contract/limits";
import type { UserSummary } from "@/lib/contract/users";
import type { UserDraft, UserFaults } from "./user-draft";
import { ROLE_NAMES, ROLE_WORDS } from "./user-words";

interface UserFieldsProps {
  /** Null while one is added. */
  user: UserSummary | null;
  draft: UserDraft;
  faults: UserFaults;
  onChange: (change: Partial<UserDraft>) => void;
}

/** Who it is, and the role. The address is who a user is: it stays. */
export function UserFields({ user, draft, faults, onChange }: UserFieldsProps) {
  const isByClaim = user?.roleByClaim ?? false;
  return (
    <>
      <TextField
        label="Name"
        name="name"
        error={faults.name}
        value={draft.name}
        maxLength={100}
        onChange={(name) => onChange({ name })}
      />
      {user ? null : (
        <TextField
          label="E-mail"
          hint="What they sign in with. It stays."
          name="email"
          type="email"
          error={faults.email}
          value={draft.email}
          maxLength={254}
          onChange={(email) => onChange({ email })}
        />
      )}
      <SelectField
        label="Role"
        name="role"
        hint={isByClaim ? "It comes from the identity provider at each sign-in." : roleHint(user, draft)}
        error={faults.role}
        value={draft.role}
        options={ROLE_OPTIONS}
        isDisabled={isByClaim}
        onChange={(role) => onChange({ role })}
      />
    </>
  );
}

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }));

function roleHint(user: UserSummary | null, { role }: UserDraft): string {
  const ends = user && user.role !== role ? " A new role ends their sessions." : "";
  return `${ROLE_WORDS[role]}${ends}`;
}
