import { memo } from "react";
import { cx } from "@/components/ui/cx";
import { Cell, cellClass, cellTitle } from "./cells";
import { factsOf } from "./event-facts";
import type { TimeLayout } from "./event-time";

interface EventRowProps {
  event: unknown;
  index: number;
  columns: readonly string[];
  zone: string;
  layout: TimeLayout;
  startsDay: boolean;
  /** The row that Tab reaches. */
  isActive: boolean;
  isOpen: boolean;
}

/** A row has no listeners of its own: the table hears for all of them, so that scrolling stays cheap. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, index, columns, zone, layout, startsDay, isActive, isOpen } = props;
  const facts = factsOf(event);
  const cell = { event, facts, index, zone, layout, startsDay };
  return (
    <tr
      data-index={index}
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      tabIndex={isActive ? 0 : -1}
      className={cx(
        "group cursor-default scroll-mt-8 hover:bg-row",
        "focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2",
        isOpen && "bg-row shadow-[inset_3px_0_var(--accent)]",
        !facts.isReadable && "text-ink3 italic",
      )}
    >
      {columns.map((column) => (
        <td key={column} className={cellClass(column)} title={cellTitle(column, facts)}>
          <Cell column={column} cell={cell} />
        </td>
      ))}
      <td aria-hidden className="border-line/60 border-b" />
    </tr>
  );
});
