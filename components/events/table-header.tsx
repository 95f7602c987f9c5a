"use client";
import { ArrowDown, ArrowUp, Columns3, Search } from "lucide-react";
import { useCallback } from "react";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import type { MenuItem } from "@/components/ui/menu-item";
import { Late, onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { ColumnResizer } from "./column-resizer";
import {
  type ColumnSize,
  columnLabel,
  columnSizes,
  moveColumn,
  removeColumn,
  tableLeastPx,
  type Widths,
  widthOf,
} from "./columns";
import type { ColumnWidths } from "./use-column-widths";
import { visibleText } from "./visible-text";

export interface HeaderProps {
  columns: readonly string[];
  onColumnsChange: (columns: string[]) => void;
  sort: "asc" | "desc";
  onSortChange: (sort: "asc" | "desc") => void;
  columnWidths: ColumnWidths;
}

const columnPicker = onDemand(() => import("./column-picker"));

/**
 * Column widths, set through the style object: a style attribute would be refused by the page's policy. The
 * room is the table's scroller, a size container, so that they follow it without a script.
 */
export function ColumnGroup({ columns, widths }: { columns: readonly string[]; widths: Widths }) {
  const sizes = columnSizes(columns, widths);
  return (
    <colgroup>
      {sizes.map((size, index) => (
        <SizedCol key={columns[index] ?? "end"} width={size === null ? "" : cssWidth(size)} />
      ))}
    </colgroup>
  );
}

function SizedCol({ width }: { width: string }) {
  const size = useCallback(
    (col: HTMLTableColElement | null) => {
      if (col) col.style.width = width;
    },
    [width],
  );
  return <col ref={size} />;
}

function cssWidth({ leastPx, share, fromPx, mostPx }: ColumnSize): string {
  const least = rem(leastPx);
  if (share === 0) return least;
  return `clamp(${least}, ${least} + (100cqi - ${rem(fromPx)}) * ${share.toFixed(4)}, ${rem(mostPx)})`;
}

/** The least width of the whole table, in rem. */
export function tableWidth(columns: readonly string[], widths: Widths): string {
  return rem(tableLeastPx(columns, widths));
}

function rem(px: number): string {
  return `${px / 16}rem`;
}

interface TableHeaderProps extends HeaderProps {
  isPickerOpen: boolean;
  onPickerOpenChange: (open: boolean) => void;
  isFindOpen: boolean;
  onFind: () => void;
}

export function TableHeader(props: TableHeaderProps) {
  const { isPickerOpen, onPickerOpenChange, isFindOpen, onFind, ...header } = props;
  const { columns, onColumnsChange } = header;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, place) => (
          <HeaderCell key={column} column={column} isFirst={place === 0} {...header} />
        ))}
        <th
          scope="col"
          className="sticky top-0 right-0 z-20 h-(--row-height) border-line border-b bg-panel whitespace-nowrap p-0 pr-1 text-right"
        >
          <IconButton
            size="sm"
            label="Find in loaded events"
            aria-keyshortcuts="Control+F Meta+F"
            aria-expanded={isFindOpen}
            className="align-middle"
            onClick={onFind}
          >
            <Search aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
          <Popover
            label="Columns"
            align="end"
            open={isPickerOpen}
            onOpenChange={onPickerOpenChange}
            className="w-80 p-2"
            trigger={
              <IconButton size="sm" label="Choose columns" aria-keyshortcuts="c" className="align-middle">
                <Columns3 aria-hidden size={16} strokeWidth={1.5} />
              </IconButton>
            }
          >
            <Late part={columnPicker} pending={<Skeleton className="h-80" />}>
              {({ ColumnPicker }) => <ColumnPicker columns={columns} onColumnsChange={onColumnsChange} />}
            </Late>
          </Popover>
        </th>
      </tr>
    </thead>
  );
}

function HeaderCell({ column, isFirst, ...header }: HeaderProps & { column: string; isFirst: boolean }) {
  const openMenu = useOpenMenu();
  const { sort, columnWidths } = header;
  const label = visibleText(columnLabel(column));
  const isSorted = column === "time";
  const Arrow = sort === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort === "asc" ? "ascending" : "descending") : undefined}
      className="sticky top-0 z-10 h-(--row-height) border-line border-b bg-panel p-0 text-left"
    >
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={`${label}: column actions`}
        onClick={(event) =>
          openMenu({
            anchor: event.currentTarget,
            label: `${label} column`,
            items: columnItems(column, header),
          })
        }
        className={cx(
          "mr-6 flex h-[calc(var(--row-height)-1px)] max-w-[calc(100%-1.5rem)] items-center gap-1 px-2 font-semibold text-ink3 text-xs",
          "hover:text-ink focus-visible:-outline-offset-2",
          // Over its texts, which stand beside the checkboxes.
          isFirst && "pl-7",
        )}
      >
        <span className="truncate">{label}</span>
        {isSorted && <Arrow aria-hidden size={12} strokeWidth={2} className="shrink-0" />}
      </button>
      <ColumnResizer
        column={column}
        widthPx={widthOf(column, columnWidths.widths)}
        preview={columnWidths.preview}
        keep={columnWidths.keep}
      />
    </th>
  );
}

function columnItems(column: string, header: HeaderProps): MenuItem[] {
  const { columns, onColumnsChange, columnWidths } = header;
  const change = (id: string, label: string, next: readonly string[]): MenuItem => ({
    id,
    label,
    disabled: next === columns,
    onSelect: () => onColumnsChange([...next]),
  });
  return [
    ...(column === "time" ? sortItems(header) : []),
    change("left", "Move left", moveColumn(columns, column, -1)),
    change("right", "Move right", moveColumn(columns, column, 1)),
    {
      id: "width",
      label: "Reset width",
      disabled: !columnWidths.isSet(column),
      onSelect: () => columnWidths.keep(column, null),
    },
    "separator",
    change("remove", "Remove column", removeColumn(columns, column)),
  ];
}

function sortItems({ sort, onSortChange }: HeaderProps): MenuItem[] {
  const item = (order: "asc" | "desc", label: string): MenuItem => ({
    id: order,
    label,
    checked: sort === order,
    onSelect: () => onSortChange(order),
  });
  return [item("desc", "Newest first"), item("asc", "Oldest first"), "separator"];
}
