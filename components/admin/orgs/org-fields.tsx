import { SelectField, TextField } from "@/components/admin/form-fields";
import { cx } from "@/components/ui/cx";
import type { AdminOrg } from "@/lib/contract/admin-orgs";
import { ORG_COLOURS, ORG_NAME_MAX } from "@/lib/contract/limits";
import type { OrgDraft, OrgFaults } from "./org-draft";
import { REGIONS } from "./org-words";

export interface OrgFieldsProps {
  /** Null while one is added. */
  org: AdminOrg | null;
  draft: OrgDraft;
  faults: OrgFaults;
  onChange: (change: Partial<OrgDraft>) => void;
}

/** What the organisation is called here, and what it looks like. */
export function NameFields({ org, draft, faults, onChange }: OrgFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        error={faults.name}
        value={draft.name}
        maxLength={ORG_NAME_MAX}
        onChange={(name) => onChange({ name })}
      />
      {org === null ? (
        <TextField
          label="Short name"
          hint="Stands in addresses, and stays."
          name="slug"
          kind="code"
          error={faults.slug}
          value={draft.slug}
          maxLength={41}
          onChange={(slug) => onChange({ slug: slug.toLowerCase() })}
        />
      ) : null}
      <ColourField value={draft.colour} onChange={(colour) => onChange({ colour })} />
    </>
  );
}

function ColourField({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  return (
    <fieldset>
      <legend className="pb-1 font-semibold text-ink2">Colour</legend>
      <div className="grid grid-cols-2 gap-1 sm:grid-cols-4">
        {ORG_COLOURS.map((colour) => (
          <label
            key={colour}
            className={cx(
              "flex h-7.5 items-center gap-2 rounded-md border px-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
              colour === value ? "border-accent bg-accent-soft" : "border-line2",
            )}
          >
            <input
              type="radio"
              name="colour"
              value={colour}
              checked={colour === value}
              onChange={() => onChange(colour)}
              className="sr-only"
            />
            <span aria-hidden data-org={colour} className="size-3 rounded-[3px] bg-org" />
            {colour}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which organisation of JumpCloud's it is. */
export function PlaceFields({ draft, faults, onChange }: OrgFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <SelectField
        label="Region"
        name="region"
        error={faults.region}
        value={draft.region}
        options={REGIONS}
        onChange={(region) => onChange({ region })}
      />
      <TextField
        label="JumpCloud organisation id"
        hint="24 digits and letters. Empty for the organisation that the key belongs to."
        name="upstreamId"
        kind="code"
        error={faults.upstreamId}
        value={draft.upstreamId}
        onChange={(id) => onChange({ upstreamId: id.trim().toLowerCase() })}
      />
      <TextField
        label="Events are kept"
        hint="Days, by the licence: 90, or 15 on the smallest. No range is offered beyond them."
        name="retentionDays"
        error={faults.retentionDays}
        value={draft.retentionDays}
        inputMode="numeric"
        className="sm:col-span-2"
        inputClassName="w-20"
        onChange={(days) => onChange({ retentionDays: days.trim() })}
      />
    </div>
  );
}
