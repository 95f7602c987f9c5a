import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EnvironmentCredential } from "@/lib/contract/admin-orgs";
import type { OrgDraft } from "./org-draft";
import type { OrgFieldsProps } from "./org-fields";
import { credentialWords, ENVIRONMENT_WORDS } from "./org-words";

interface CredentialFieldsProps extends OrgFieldsProps {
  environment: EnvironmentCredential;
}

interface Choice {
  kind: OrgDraft["credential"];
  label: string;
}

function choicesOf(org: OrgFieldsProps["org"], environment: EnvironmentCredential): Choice[] {
  const own: Choice[] = [
    { kind: "key", label: "A key of its own" },
    { kind: "service-account", label: "A service account of its own" },
  ];
  const ofEnvironment: Choice = { kind: "environment", label: ENVIRONMENT_WORDS[environment] };
  if (org === null) return [ofEnvironment, ...own];
  const { what, set } = credentialWords(org, environment);
  const stored: Choice = { kind: "stored", label: set ? `As it is: ${what}, ${set}` : `As it is: ${what}` };
  const anew = own.map(({ kind, label }) => ({
    kind,
    label: kind === org.credential.kind ? `${label}, new` : label,
  }));
  return org.credential.kind === "environment" ? [stored, ...anew] : [stored, ...anew, ofEnvironment];
}

/** With what it is read. A secret can be set and replaced; it never comes back. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { org, environment, draft, onChange } = props;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-semibold text-ink2">Read with</legend>
      {choicesOf(org, environment).map(({ kind, label }) => (
        <label key={kind} className="flex min-h-6 items-start gap-2">
          <input
            type="radio"
            name="credential"
            value={kind}
            checked={draft.credential === kind}
            onChange={() => onChange({ credential: kind })}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="wrap-anywhere min-w-0">{label}</span>
        </label>
      ))}
      {draft.credential === "key" ? <KeyField {...props} /> : null}
      {draft.credential === "service-account" ? <AccountFields {...props} /> : null}
    </fieldset>
  );
}

const KEPT = "Kept encrypted, and never shown again.";
/** Not a password of this site: nothing should offer to keep it, or fill one in. */
const SECRET = {
  type: "password",
  autoComplete: "new-password",
  spellCheck: false,
  className: "font-mono",
} as const;

function KeyField({ draft, faults, onChange }: OrgFieldsProps) {
  return (
    <Field label="API key" hint={KEPT} error={faults.apiKey}>
      {(control) => (
        <Input
          {...control}
          {...SECRET}
          name="apiKey"
          value={draft.apiKey}
          onChange={(event) => onChange({ apiKey: event.currentTarget.value.trim() })}
        />
      )}
    </Field>
  );
}

function AccountFields({ draft, faults, onChange }: OrgFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Client id" error={faults.clientId}>
        {(control) => (
          <Input
            {...control}
            name="clientId"
            value={draft.clientId}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ clientId: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
      <Field label="Client secret" hint={KEPT} error={faults.clientSecret}>
        {(control) => (
          <Input
            {...control}
            {...SECRET}
            name="clientSecret"
            value={draft.clientSecret}
            onChange={(event) => onChange({ clientSecret: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
    </div>
  );
}
