import { FIELDS } from "@/lib/insights/fields";
import { isFieldPath } from "@/lib/search/limits";
import { columnLabel, OWN_COLUMNS } from "./columns";

export interface ColumnOption {
  id: string;
  label: string;
  /** What the column shows, where it is not plain from the label. */
  hint: string;
}

const OWN: readonly ColumnOption[] = OWN_COLUMNS.map(({ id, label }) => ({ id, label, hint: "" }));
const FIELD_OPTIONS: readonly ColumnOption[] = FIELDS.filter(({ path }) => !isOwn(path)).map(
  ({ path, label }) => ({
    id: path,
    label: path,
    hint: label,
  }),
);

function isOwn(id: string): boolean {
  return OWN.some((own) => own.id === id);
}

/**
 * The columns to choose from, the chosen ones first and in their order, then ours, then the known fields:
 * those that hold every word of `query`. A path that nobody has heard of is offered as it stands.
 */
export function columnOptions(query: string, chosen: readonly string[]): ColumnOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const known = new Map([...OWN, ...FIELD_OPTIONS].map((option) => [option.id, option]));
  const first = chosen.map((id) => known.get(id) ?? { id, label: columnLabel(id), hint: "" });
  const rest = [...known.values()].filter(({ id }) => !chosen.includes(id));
  const found = [...first, ...rest].filter((option) => words.every((word) => textOf(option).includes(word)));
  const path = query.trim();
  const isNew = isFieldPath(path) && !known.has(path) && !chosen.includes(path);
  return isNew ? [...found, { id: path, label: path, hint: "as typed" }] : found;
}

function textOf({ id, label, hint }: ColumnOption): string {
  return `${id} ${label} ${hint}`.toLowerCase();
}
