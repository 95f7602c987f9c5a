export type FieldType = "text" | "id" | "ip" | "boolean" | "time" | "number" | "enum" | "object";

/** `facetable` is left out where the type decides: ids, times, numbers and objects make no useful facet. */
export interface CatalogueRow {
  path: string;
  label: string;
  type: FieldType;
  facetable?: boolean;
}

/** Rows of one root: the keys are paths below it ("" for the top), the values labels. */
export function rows(
  root: string,
  type: FieldType,
  labels: Record<string, string>,
  facetable?: boolean,
): CatalogueRow[] {
  return Object.entries(labels).map(([key, label]) => ({
    path: root === "" ? key : `${root}.${key}`,
    label,
    type,
    ...(facetable === undefined ? {} : { facetable }),
  }));
}
