import { canDo } from "@/components/commands/commands";
import type { MenuItem } from "@/components/ui/menu-item";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { moveColumn, OWN_COLUMNS, removeColumn } from "./columns";
import { spreadItems } from "./spread-item";
import type { ColumnWidths } from "./use-column-widths";

export interface HeaderProps {
  columns: readonly string[];
  onColumnsChange: (columns: string[]) => void;
  /** Puts the columns in another order, in which `id` has moved. */
  move: (id: string, next: readonly string[]) => void;
  sort: "asc" | "desc";
  onSortChange: (sort: "asc" | "desc") => void;
  columnWidths: ColumnWidths;
}

/** What can be done with a column. Its code comes with the first menu. */
export function columnItems(column: string, header: HeaderProps): MenuItem[] {
  const { columns, onColumnsChange, columnWidths, move } = header;
  const change = (id: string, label: string, hint: string, next: readonly string[]): MenuItem => ({
    id,
    label,
    hint,
    disabled: next === columns,
    onSelect: () => move(column, next),
  });
  const rest = removeColumn(columns, column);
  return [
    ...(column === "time" ? sortItems(header) : []),
    change("left", "Move left", "Shift ←", moveColumn(columns, column, -1)),
    change("right", "Move right", "Shift →", moveColumn(columns, column, 1)),
    {
      id: "width",
      label: "Reset width",
      disabled: !columnWidths.isSet(column),
      onSelect: () => columnWidths.keep(column, null),
    },
    ...(canDo("show-facet") && hasFacet(column) ? spreadItems(column) : []),
    "separator",
    {
      id: "remove",
      label: "Remove column",
      disabled: rest === columns,
      onSelect: () => onColumnsChange([...rest]),
    },
  ];
}

/** Our own columns gather several fields; the outcome is one as well. */
const hasFacet = (column: string) => column === OUTCOME_FIELD || !OWN_COLUMNS.some(({ id }) => id === column);

function sortItems({ sort, onSortChange }: HeaderProps): MenuItem[] {
  const item = (order: "asc" | "desc", label: string): MenuItem => ({
    id: order,
    label,
    checked: sort === order,
    onSelect: () => onSortChange(order),
  });
  return [item("desc", "Newest first"), item("asc", "Oldest first"), "separator"];
}
