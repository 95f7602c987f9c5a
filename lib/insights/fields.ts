/**
 * What is known of a field: its name for people, its type, and what the API can do with it. Informs and
 * never restricts: a path that is not listed is a searchable text.
 */
import { CATALOGUE } from "./field-catalogue";
import type { CatalogueRow, FieldType } from "./field-catalogue/row";
import { inWords } from "./label";
import { OUTCOME_FIELD } from "./outcome";
import { whyUnsearchable } from "./unsearchable";

export type { FieldType } from "./field-catalogue/row";

export interface FieldInfo {
  /** Dotted path within an event. */
  path: string;
  label: string;
  type: FieldType;
  /** True, or the reason for which the API cannot search it. */
  searchable: true | string;
  /** Whether counts per value say something. */
  facetable: boolean;
  /** Known values in lower case, as searches send them; others may come. */
  values?: readonly string[];
}

const facetableTypes: readonly FieldType[] = ["text", "ip", "boolean", "enum"];

const values: Record<string, readonly string[]> = {
  nas_mfa_state: ["disabled", "enabled", "required", "always"],
  auth_method: ["session", "api-key", "api key", "simple", "sasl", "anonymous", "other"],
  "mfa_meta.type": ["none", "totp", "webauthn", "duo", "push"],
  "initiated_by.type": ["admin", "user", "systemuser"],
  "resource.type": [
    "user",
    "admin",
    "system",
    "user_group",
    "system_group",
    "application",
    "policy",
    "command",
  ],
  "association.op": ["add", "update", "remove"],
  status: ["acknowledged", "error", "commandformaterror", "idle"],
  "windows_meta.logon_type": ["2", "3", "4", "5", "7", "8", "9", "10", "11"],
  "auth_context.policies_applied.metadata.action": ["allow", "allow_with_mfa", "deny"],
  "application.sso_type": ["saml", "oidc", "bookmark"],
};

function describe({ path, label, type, facetable }: CatalogueRow): FieldInfo {
  const searchable = whyUnsearchable(path) ?? true;
  const known =
    type === "boolean" ? ["true", "false"] : Object.hasOwn(values, path) ? values[path] : undefined;
  return {
    path,
    label,
    type,
    searchable,
    facetable: searchable === true && (facetable ?? facetableTypes.includes(type)),
    ...(known ? { values: known } : {}),
  };
}

const outcome: FieldInfo = {
  path: OUTCOME_FIELD,
  label: "Outcome",
  type: "enum",
  searchable: true,
  facetable: true,
  values: ["success", "failure", "step", "unknown"],
};

export const FIELDS: readonly FieldInfo[] = [outcome, ...CATALOGUE.map(describe)];

const byPath = new Map(FIELDS.map((field) => [field.path, field]));

/** What is known of `path`; an unlisted one is a text named by its own words. */
export function fieldInfo(path: string): FieldInfo {
  return byPath.get(path) ?? describe({ path, label: inWords(path) || path, type: "text" });
}
