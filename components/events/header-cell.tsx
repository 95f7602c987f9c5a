"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { PointerEvent } from "react";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { cx } from "@/components/ui/cx";
import { Late } from "@/components/ui/on-demand";
import type { HeaderProps } from "./column-menu";
import { columnLabel, moveColumn, moveColumnTo, widthOf } from "./columns";
import { lateItems } from "./late-items";
import { columnDrag, columnMenu, columnResizer } from "./late-parts";
import { visibleText } from "./visible-text";

const ARROWS = new Map<string, -1 | 1>([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

/** The code of a drag comes with the first press: who only clicks has let go by then, and nothing happens. */
async function startDrag(
  { currentTarget, pointerId, clientX }: PointerEvent<HTMLElement>,
  onDrop: (gap: number) => void,
) {
  currentTarget.setPointerCapture?.(pointerId);
  await columnDrag.preload();
  columnDrag.state().code?.dragColumn(currentTarget, { pointerId, clientX }, onDrop);
}

interface HeaderCellProps extends HeaderProps {
  column: string;
  isFirst: boolean;
}

/** The heading of a column: its menu, its edge, and a handle that moves it, by drag or by Shift with an arrow. */
export function HeaderCell({ column, isFirst, ...header }: HeaderCellProps) {
  const openMenu = useOpenMenu();
  const { sort, columns, columnWidths, move } = header;
  const label = visibleText(columnLabel(column));
  const isSorted = column === "time";
  const Arrow = sort === "asc" ? ArrowUp : ArrowDown;
  const openColumnMenu = async (anchor: HTMLElement) => {
    const again = () => void openColumnMenu(anchor);
    const items = await lateItems(columnMenu, ({ columnItems }) => columnItems(column, header), again);
    openMenu({ anchor, label: `${label} column`, items });
  };
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort === "asc" ? "ascending" : "descending") : undefined}
      className={cx(
        "sticky top-0 z-10 h-(--row-height) border-line border-b bg-panel p-0 text-left data-dragged:bg-accent-soft",
        "data-[drop=before]:shadow-[inset_2px_0_var(--accent)] data-[drop=after]:shadow-[inset_-2px_0_var(--accent)]",
      )}
    >
      <button
        type="button"
        data-column={column}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
        onKeyDown={(event) => {
          const by = event.shiftKey ? ARROWS.get(event.key) : undefined;
          if (by === undefined) return;
          event.preventDefault();
          move(column, moveColumn(columns, column, by));
        }}
        onPointerDown={(event) => {
          // A finger scrolls; it has the menu.
          if (event.button !== 0 || event.pointerType === "touch") return;
          void startDrag(event, (gap) => move(column, moveColumnTo(columns, column, gap)));
        }}
        aria-haspopup="menu"
        aria-label={`${label}: column actions`}
        onClick={({ currentTarget }) => void openColumnMenu(currentTarget)}
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
      {/* An edge is not needed before there are rows, and its width has the menu. */}
      <Late part={columnResizer} failed={() => null}>
        {({ ColumnResizer }) => (
          <ColumnResizer
            column={column}
            widthPx={widthOf(column, columnWidths.widths)}
            preview={columnWidths.preview}
            keep={columnWidths.keep}
          />
        )}
      </Late>
    </th>
  );
}
