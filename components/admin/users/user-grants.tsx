import type { UserDraft } from "./user-draft";

export interface GrantableOrg {
  slug: string;
  name: string;
  colour: string;
}

interface UserGrantsProps {
  orgs: readonly GrantableOrg[];
  draft: UserDraft;
  /** What the server said of the choice. */
  fault: string | undefined;
  onChange: (change: Partial<UserDraft>) => void;
}

/** Which organisations the user may open, and whether the provider's own events. */
export function UserGrants({ orgs, draft, fault, onChange }: UserGrantsProps) {
  const toggle = (slug: string, isOn: boolean) =>
    onChange({ orgs: isOn ? [...draft.orgs, slug] : draft.orgs.filter((other) => other !== slug) });
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-semibold text-ink2">May open</legend>
      <Check
        name="orgs"
        isOn={draft.isAllOrgs}
        onChange={(isAllOrgs) => onChange({ isAllOrgs })}
        label="All organisations, also those to come"
      />
      {draft.isAllOrgs || orgs.length === 0 ? null : (
        <div className="grid max-h-56 gap-x-3 overflow-y-auto rounded-md border border-line p-2 sm:grid-cols-2">
          {orgs.map(({ slug, name, colour }) => (
            <Check
              key={slug}
              isOn={draft.orgs.includes(slug)}
              onChange={(isOn) => toggle(slug, isOn)}
              label={name}
              colour={colour}
            />
          ))}
        </div>
      )}
      <Check
        isOn={draft.provider}
        onChange={(provider) => onChange({ provider })}
        label="The provider's own events"
      />
      {fault ? <p className="text-bad text-sm">{fault}</p> : null}
    </fieldset>
  );
}

interface CheckProps {
  isOn: boolean;
  label: string;
  name?: string;
  colour?: string;
  onChange: (isOn: boolean) => void;
}

function Check({ isOn, label, name, colour, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 items-start gap-2">
      <input
        type="checkbox"
        name={name}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      {colour ? (
        <span aria-hidden data-org={colour} className="mt-1 size-2.5 shrink-0 rounded-[3px] bg-org" />
      ) : null}
      <span className="wrap-anywhere min-w-0">{label}</span>
    </label>
  );
}
