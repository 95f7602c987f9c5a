import { Input, inputClass } from "@/components/ui/input";
import { ROLES } from "@/lib/contract/limits";
import { ROLE_NAMES, STATUS_NAMES, type WantedUsers } from "./user-words";

interface UserFiltersProps {
  wanted: WantedUsers;
  onWanted: (wanted: WantedUsers) => void;
}

const STATUSES = ["active", "invited", "pending", "disabled"] as const;

/** Which users are shown: by words, role and state. */
export function UserFilters({ wanted, onWanted }: UserFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label="Find by name or e-mail"
        placeholder="Find by name or e-mail"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={wanted.text}
        onChange={(event) => onWanted({ ...wanted, text: event.currentTarget.value })}
        className="max-w-sm flex-1 basis-60"
      />
      <select
        aria-label="Role"
        value={wanted.role}
        className={`${inputClass} w-auto!`}
        onChange={({ currentTarget: { value } }) =>
          onWanted({ ...wanted, role: ROLES.find((role) => role === value) ?? "" })
        }
      >
        <option value="">Any role</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_NAMES[role]}
          </option>
        ))}
      </select>
      <select
        aria-label="State"
        value={wanted.status}
        className={`${inputClass} w-auto!`}
        onChange={({ currentTarget: { value } }) =>
          onWanted({ ...wanted, status: STATUSES.find((status) => status === value) ?? "" })
        }
      >
        <option value="">Any state</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {STATUS_NAMES[status]}
          </option>
        ))}
      </select>
    </div>
  );
}
