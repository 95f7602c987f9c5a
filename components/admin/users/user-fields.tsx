import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
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
      <Field label="Name" error={faults.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            value={draft.name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      {user ? null : (
        <Field label="E-mail" hint="What they sign in with. It stays." error={faults.email}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              value={draft.email}
              maxLength={254}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ email: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Field
        label="Role"
        hint={isByClaim ? "It comes from the identity provider at each sign-in." : roleHint(user, draft)}
        error={faults.role}
      >
        {(control) => (
          <select
            {...control}
            name="role"
            value={draft.role}
            disabled={isByClaim}
            className={inputClass}
            onChange={({ currentTarget: { value } }) =>
              onChange({ role: ROLES.find((role) => role === value) ?? draft.role })
            }
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function roleHint(user: UserSummary | null, { role }: UserDraft): string {
  const ends = user && user.role !== role ? " A new role ends their sessions." : "";
  return `${ROLE_WORDS[role]}${ends}`;
}
