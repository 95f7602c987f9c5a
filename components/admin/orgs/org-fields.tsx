import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import type { AdminOrg, Region } from "@/lib/contract/admin-orgs";
import { ORG_COLOURS, ORG_NAME_MAX } from "@/lib/contract/limits";
import type { OrgDraft, OrgFaults } from "./org-draft";
import { REGION_NAMES } from "./org-words";

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
      <Field label="Name" error={faults.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            value={draft.name}
            maxLength={ORG_NAME_MAX}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      {org === null ? (
        <Field label="Short name" hint="Stands in addresses, and stays." error={faults.slug}>
          {(control) => (
            <Input
              {...control}
              name="slug"
              value={draft.slug}
              maxLength={41}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => onChange({ slug: event.currentTarget.value.toLowerCase() })}
            />
          )}
        </Field>
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
      <Field label="Region" error={faults.region}>
        {(control) => (
          <select
            {...control}
            name="region"
            value={draft.region}
            className={inputClass}
            onChange={(event) => onChange({ region: regionOf(event.currentTarget.value) })}
          >
            {Object.entries(REGION_NAMES).map(([region, name]) => (
              <option key={region} value={region}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="JumpCloud organisation id"
        hint="24 digits and letters. Empty for the organisation that the key belongs to."
        error={faults.upstreamId}
      >
        {(control) => (
          <Input
            {...control}
            name="upstreamId"
            value={draft.upstreamId}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ upstreamId: event.currentTarget.value.trim().toLowerCase() })}
          />
        )}
      </Field>
      <Field
        label="Events are kept"
        hint="Days, by the licence: 90, or 15 on the smallest. No range is offered beyond them."
        error={faults.retentionDays}
        className="sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            name="retentionDays"
            value={draft.retentionDays}
            inputMode="numeric"
            autoComplete="off"
            className="w-20"
            onChange={(event) => onChange({ retentionDays: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
    </div>
  );
}

function regionOf(text: string): Region {
  return text === "eu" || text === "in" ? text : "us";
}
