"use client";
import { Ellipsis, Pin } from "lucide-react";
import { type KeyboardEvent, memo } from "react";
import { isMonospace } from "@/components/events/columns";
import { OutcomeMark, outcomeWord } from "@/components/events/outcome-mark";
import { visibleText } from "@/components/events/visible-text";
import { OrgName, type OrgOf, useOrgOf } from "@/components/explorer/org-names";
import { useSearchActions } from "@/components/explorer/search-actions";
import { useOpenValueMenu } from "@/components/explorer/value-menu";
import { cx } from "@/components/ui/cx";
import { announce } from "@/components/ui/live-status";
import type { MenuItem } from "@/components/ui/menu-item";
import type { OutcomeKind } from "@/lib/insights/outcome";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { ComparedRow } from "./facet-compare";
import type { FacetRow } from "./facet-model";
import { PINS_MAX, type PinnedValues } from "./use-pinned-values";

interface FacetValueProps {
  field: string;
  row: FacetRow | ComparedRow;
  /** Length of the bar, 0 to 100. */
  percent: number;
  /** The row that Tab reaches; arrows move between rows. */
  isActive: boolean;
  onActive: (value: string) => void;
  pinned: PinnedValues;
}

const OUTCOMES: readonly string[] = ["success", "failure", "step", "unknown"] satisfies OutcomeKind[];

/** One value: a box to keep it, its bar and count, and on hover or focus what else can be done with it. */
export const FacetValue = memo(function FacetValue({
  field,
  row,
  percent,
  isActive,
  onActive,
  pinned,
}: FacetValueProps) {
  const actions = useSearchActions();
  const { value, count, mark, isPinned } = row;
  const isIncluded = mark === "included";
  const name = nameOf(field, value, useOrgOf());
  const toggle = () => (isIncluded ? actions.release(field, value) : actions.include(field, value));
  return (
    <li
      onFocus={() => onActive(value)}
      className={cx(
        "group relative flex h-6.25 items-center rounded-sm px-1.5",
        isIncluded ? "bg-accent-soft" : "hover:bg-sunk",
      )}
    >
      {!isIncluded && (
        <span
          aria-hidden
          className="absolute inset-y-0.5 left-0 rounded-sm bg-sunk"
          style={{ width: `${percent}%` }}
        />
      )}
      <label className="relative flex h-full min-w-0 flex-1 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={isIncluded}
          onChange={toggle}
          onKeyDown={moveBetweenRows}
          tabIndex={isActive ? 0 : -1}
          aria-label={`${name}, ${countText(count)}${beforeWords(row)}${mark === "excluded" ? ", excluded" : ""}${isPinned ? ", pinned" : ""}`}
          className="size-3.5 shrink-0 accent-accent focus-visible:outline-2 focus-visible:outline-accent"
        />
        <span
          title={name}
          className={cx(
            "min-w-0 flex-1 truncate",
            isMonospace(field) && "font-mono text-sm",
            mark === "excluded" && "text-bad line-through",
          )}
        >
          <ValueName field={field} value={value} />
        </span>
      </label>
      {isPinned ? (
        <Pin aria-hidden size={12} strokeWidth={1.5} className="relative ml-1 shrink-0 text-ink3" />
      ) : null}
      {"trend" in row ? <BeforeMark row={row} /> : null}
      <span
        aria-hidden
        className="relative shrink-0 pl-2 font-mono text-ink3 text-sm group-focus-within:hidden group-hover:hidden pointer-coarse:inline"
      >
        {count === null ? "–" : count.toLocaleString("en")}
      </span>
      <FacetActions
        field={field}
        value={value}
        name={name}
        isExcluded={mark === "excluded"}
        tabIndex={isActive ? 0 : -1}
        extra={["separator", pinItem(value, name, isPinned, pinned)]}
      />
    </li>
  );
});

/** What became of a value since the time before: a word where it stands out, and the count then. */
function BeforeMark({ row: { trend, before } }: { row: ComparedRow }) {
  return (
    <span
      aria-hidden
      className="relative shrink-0 pl-2 text-ink3 text-xs group-focus-within:hidden group-hover:hidden pointer-coarse:inline"
    >
      {trend === null ? null : (
        <span className={cx("pr-1 font-semibold", trend === "gone" ? "text-ink3" : "text-accent")}>
          {trend}
        </span>
      )}
      {trend === "new" ? null : `was ${before === null ? "?" : before.toLocaleString("en")}`}
    </span>
  );
}

/** The same for the name of its box. */
function beforeWords(row: FacetRow | ComparedRow): string {
  if (!("trend" in row)) return "";
  if (row.before === null) return ", before not known";
  const was = row.before === 0 ? "none before" : `${row.before.toLocaleString("en")} before`;
  return row.trend === null ? `, ${was}` : `, ${row.trend}, ${was}`;
}

interface FacetActionsProps {
  field: string;
  value: string;
  name: string;
  isExcluded: boolean;
  tabIndex: number;
  /** Items of its menu after those of every value. */
  extra: readonly MenuItem[];
}

function FacetActions({ field, value, name, isExcluded, tabIndex, extra }: FacetActionsProps) {
  const actions = useSearchActions();
  const openMenu = useOpenValueMenu();
  const className =
    "h-6 min-w-6 rounded-sm px-1 text-accent text-sm hover:underline aria-pressed:text-bad focus-visible:outline-2 focus-visible:outline-accent";
  return (
    <span className="relative hidden shrink-0 items-center group-focus-within:flex group-hover:flex pointer-coarse:flex">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={`Only ${name}`}
        onClick={() => actions.only(field, value)}
        className={className}
      >
        Only
      </button>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={`Exclude ${name}`}
        aria-pressed={isExcluded}
        onClick={() => (isExcluded ? actions.release(field, value) : actions.exclude(field, value))}
        className={className}
      >
        Exclude
      </button>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label={`${field} ${name}: actions`}
        onClick={(event) => openMenu(event.currentTarget, field, value, extra)}
        className={className}
      >
        <Ellipsis aria-hidden size={14} strokeWidth={1.5} className="mx-auto" />
      </button>
    </span>
  );
}

/** The way to keep a value in its facet, and to let it go. */
function pinItem(value: string, name: string, isPinned: boolean, pinned: PinnedValues): MenuItem {
  if (isPinned) {
    const onSelect = () => {
      pinned.unpin(value);
      announce(`Unpinned ${name}`);
    };
    return { id: "pin", label: "Unpin", onSelect };
  }
  const full = pinned.isFull ? { disabled: true, hint: `${PINS_MAX} at most` } : {};
  const onSelect = () => {
    pinned.pin(value);
    announce(`Pinned ${name}`);
  };
  return { id: "pin", label: "Pin", ...full, onSelect };
}

function ValueName({ field, value }: { field: string; value: string }) {
  const orgOf = useOrgOf();
  const org = orgOf(field, value);
  if (org) return <OrgName org={org} />;
  const kind = field === OUTCOME_FIELD ? OUTCOMES.indexOf(value) : -1;
  return kind < 0 ? nameOf(field, value, orgOf) : <OutcomeMark kind={value as OutcomeKind} />;
}

function nameOf(field: string, value: string, orgOf: OrgOf): string {
  const org = orgOf(field, value);
  if (org) return org.name;
  if (field === OUTCOME_FIELD && OUTCOMES.includes(value)) return outcomeWord(value as OutcomeKind);
  return value.trim() === "" ? "(empty text)" : visibleText(value.slice(0, 300));
}

function countText(count: number | null): string {
  if (count === null) return "count not known";
  return count === 1 ? "1 event" : `${count.toLocaleString("en")} events`;
}

/** ↑ and ↓ between the boxes of one facet; Home and End to its ends. */
function moveBetweenRows(event: KeyboardEvent<HTMLInputElement>): void {
  const boxes = [
    ...(event.currentTarget.closest("fieldset")?.querySelectorAll<HTMLElement>("input[type=checkbox]") ?? []),
  ];
  const at = boxes.indexOf(event.currentTarget);
  const to = new Map([
    ["ArrowDown", boxes[at + 1]],
    ["ArrowUp", boxes[at - 1]],
    ["Home", boxes[0]],
    ["End", boxes.at(-1)],
  ]).get(event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
}
