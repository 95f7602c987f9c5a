"use client";
import { Columns3, Search } from "lucide-react";
import { useCallback } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Late, onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { HeaderProps } from "./column-menu";
import { type ColumnSize, columnSizes, tableLeastPx, type Widths } from "./columns";
import { HeaderCell } from "./header-cell";
import { useColumnMove } from "./use-column-move";

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

interface TableHeaderProps extends Omit<HeaderProps, "move"> {
  isPickerOpen: boolean;
  onPickerOpenChange: (open: boolean) => void;
  isFindOpen: boolean;
  onFind: () => void;
}

export function TableHeader(props: TableHeaderProps) {
  const { isPickerOpen, onPickerOpenChange, isFindOpen, onFind, ...header } = props;
  const { columns, onColumnsChange } = header;
  const { row, move, said } = useColumnMove(columns, onColumnsChange);
  return (
    <thead>
      <tr ref={row} aria-rowindex={1}>
        {columns.map((column, place) => (
          <HeaderCell key={column} column={column} isFirst={place === 0} move={move} {...header} />
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
              {({ ColumnPicker }) => (
                <ColumnPicker columns={columns} onColumnsChange={(next) => onColumnsChange([...next])} />
              )}
            </Late>
          </Popover>
          <span aria-live="polite" className="sr-only">
            {said}
          </span>
        </th>
      </tr>
    </thead>
  );
}
