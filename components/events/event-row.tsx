import { memo } from "react";
import { cx } from "@/components/ui/cx";
import { Cell, cellClass, cellTitle } from "./cells";
import { factsOf } from "./event-facts";
import type { TimeLayout } from "./event-time";

interface EventRowProps {
  event: unknown;
  index: number;
  /** Where it stands in the table. */
  line: number;
  columns: readonly string[];
  zone: string;
  layout: TimeLayout;
  startsDay: boolean;
  /** The row that Tab reaches. */
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** The match that the find bar is at. */
  isFound: boolean;
}

/** A row has no listeners of its own: the table hears for all of them, so that scrolling stays cheap. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, index, line, columns, zone, layout, startsDay, isActive, isOpen, isSelected, isFound } =
    props;
  const facts = factsOf(event);
  const cell = { event, facts, index, zone, layout, startsDay };
  return (
    <tr
      data-index={index}
      data-found={isFound || undefined}
      // The header is row 1.
      aria-rowindex={line + 2}
      aria-current={isOpen || undefined}
      tabIndex={isActive ? 0 : -1}
      className={cx(
        "group cursor-default scroll-mt-10 hover:bg-row",
        "focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2",
        isSelected && "bg-accent-soft",
        isOpen && "bg-row shadow-[inset_3px_0_var(--accent)]",
        isFound && "bg-accent-soft outline-2 outline-accent -outline-offset-2",
        !facts.isReadable && "text-ink3 italic",
      )}
    >
      {columns.map((column, place) => (
        <td
          key={column}
          className={cx(cellClass(column), place === 0 && "pl-7")}
          title={cellTitle(column, facts)}
        >
          <Cell column={column} cell={cell} />
          {place === 0 && <RowCheckbox index={index} isSelected={isSelected} />}
        </td>
      ))}
      <td aria-hidden className="border-line/60 border-b" />
    </tr>
  );
});

/** In the first cell, after its content, so that a row's name begins with what it shows. Seen when it is wanted. */
function RowCheckbox({ index, isSelected }: { index: number; isSelected: boolean }) {
  return (
    <label
      data-select=""
      className={cx(
        "absolute inset-y-0 left-0.5 flex w-6 items-center justify-center",
        "opacity-0 in-data-selecting:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
      )}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={`Select row ${index + 1}`}
        checked={isSelected}
        // The table hears the click.
        readOnly
        className="size-3.5 accent-accent"
      />
    </label>
  );
}
