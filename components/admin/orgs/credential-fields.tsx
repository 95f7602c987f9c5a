import { TextField } from "@/components/admin/form-fields";
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

function KeyField({ draft, faults, onChange }: OrgFieldsProps) {
  return (
    <TextField
      label="API key"
      hint={KEPT}
      name="apiKey"
      kind="secret"
      error={faults.apiKey}
      value={draft.apiKey}
      onChange={(key) => onChange({ apiKey: key.trim() })}
    />
  );
}

function AccountFields({ draft, faults, onChange }: OrgFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label="Client id"
        name="clientId"
        kind="code"
        error={faults.clientId}
        value={draft.clientId}
        onChange={(id) => onChange({ clientId: id.trim() })}
      />
      <TextField
        label="Client secret"
        hint={KEPT}
        name="clientSecret"
        kind="secret"
        error={faults.clientSecret}
        value={draft.clientSecret}
        onChange={(secret) => onChange({ clientSecret: secret.trim() })}
      />
    </div>
  );
}
