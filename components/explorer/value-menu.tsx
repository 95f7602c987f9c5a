"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import { isolated } from "@/components/events/isolated";
import { visibleText } from "@/components/events/visible-text";
import { cx } from "@/components/ui/cx";
import type { MenuItem } from "@/components/ui/menu-item";
import { whyUnsearchable } from "@/lib/insights/unsearchable";
import { canFilter } from "@/lib/search/edit";
import { copyText } from "./copy-text";
import { MenuHostProvider, useOpenMenu } from "./menu-host";
import { OrgName, useOrgOf } from "./org-names";
import { type SearchActions, useSearchActions } from "./search-actions";

type OpenValueMenu = (
  anchor: HTMLElement,
  field: string,
  value: string,
  extra?: readonly MenuItem[] | undefined,
) => void;

interface ValueMenuHostContext {
  open: OpenValueMenu;
  /** Filters or excludes at once, for the keys `f` and `x`. */
  act: (act: "include" | "exclude", field: string, value: string) => void;
}

const HostContext = createContext<ValueMenuHostContext | null>(null);
/** Longer than any value that is shown as a button, so that a name always holds what is seen. */
const LABEL_LENGTH = 320;

/** Mount once, inside SearchActionsProvider, around everything that shows values. */
export function ValueMenuProvider({ children }: { children: ReactNode }) {
  return (
    <MenuHostProvider>
      <ValueMenuHost>{children}</ValueMenuHost>
    </MenuHostProvider>
  );
}

/** Holds the search's actions in one place, so that a changed search redraws no value. */
function ValueMenuHost({ children }: { children: ReactNode }) {
  const openMenu = useOpenMenu();
  const actions = useSearchActions();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const host = useMemo<ValueMenuHostContext>(
    () => ({
      open: (anchor, field, value, extra = []) =>
        openMenu({
          anchor,
          label: `${field} ${shorten(value)}`,
          items: [...valueItems(latest.current, field, value), ...extra],
        }),
      act: (act, field, value) => {
        if (filterState(field, value).disabled !== true) latest.current[act](field, value);
      },
    }),
    [openMenu],
  );
  return <HostContext value={host}>{children}</HostContext>;
}

/** Opens the menu of a value from a button of one's own. Throws outside of a ValueMenuProvider. */
export function useOpenValueMenu(): OpenValueMenu {
  return useHost().open;
}

function useHost(): ValueMenuHostContext {
  const host = useContext(HostContext);
  if (host === null) throw new Error("ValueMenuProvider is missing above this component");
  return host;
}

/** Keys of a value that has the focus. */
const VALUE_KEYS = new Map<string, "open" | "include" | "exclude">([
  ["Enter", "open"],
  [" ", "open"],
  ["f", "include"],
  ["x", "exclude"],
]);

/** What can be done with a value: for every value the same, everywhere in the same order. */
export function valueItems(actions: SearchActions, field: string, value: string): MenuItem[] {
  const filter = filterState(field, value);
  return [
    { id: "filter", label: "Filter", ...filter, onSelect: () => actions.include(field, value) },
    { id: "exclude", label: "Exclude", ...filter, onSelect: () => actions.exclude(field, value) },
    { id: "only", label: "Only this", ...filter, onSelect: () => actions.only(field, value) },
    { id: "copy", label: "Copy", onSelect: () => void copyText(value) },
  ];
}

function filterState(field: string, value: string): { disabled?: boolean; hint?: string } {
  if (whyUnsearchable(field) !== null) return { disabled: true, hint: "not searchable" };
  return canFilter(field, value) ? {} : { disabled: true, hint: "too long" };
}

interface ValueMenuProps {
  field: string;
  value: string;
  /** What kind of thing the value is, for the name that assistive software reads. */
  kind?: string | undefined;
  children?: ReactNode;
  /** The text that is seen, where `children` is not plain text. */
  shown?: string | undefined;
  /** Items after the ones that every value has. */
  extra?: readonly MenuItem[] | undefined;
  /** Underlined only under the pointer, where a whole column is made of values. */
  isPlain?: boolean | undefined;
  className?: string | undefined;
  /** -1 inside a table row, where the row is the one tab stop. */
  tabIndex?: number | undefined;
}

/**
 * A value as a button that opens its menu. Without children it shows the value itself, hidden characters
 * marked. The id of an organisation that the user may read is shown as its name.
 */
export function ValueMenu({
  field,
  value,
  kind,
  children,
  shown,
  extra,
  isPlain,
  className,
  tabIndex = 0,
}: ValueMenuProps) {
  const { open, act } = useHost();
  const org = useOrgOf()(field, value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <button> is never inline, so a line could neither break nor end inside it
    <span
      role="button"
      tabIndex={tabIndex}
      aria-haspopup="menu"
      aria-label={labelOf(field, value, kind, org?.name ?? shown ?? children)}
      onClick={(event) => open(event.currentTarget, field, value, extra)}
      onKeyDown={(event) => {
        const does = VALUE_KEYS.get(event.key);
        if (does === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (does === "open") open(event.currentTarget, field, value, extra);
        else act(does, field, value);
      }}
      className={cx(
        isPlain ? "hover:underline" : "dotted",
        "rounded-sm hover:text-accent",
        "focus-visible:outline-2 focus-visible:outline-accent",
        className,
      )}
    >
      {org ? <OrgName org={org} /> : face(children, value)}
    </span>
  );
}

function face(children: ReactNode, value: string): ReactNode {
  if (typeof children === "string") return isolated(children);
  return children ?? isolated(visibleText(value));
}

/** The visible text stands first and whole, as voice control needs it; then the field and the value behind it. */
function labelOf(field: string, value: string, kind: string | undefined, children: ReactNode): string {
  const shown = typeof children === "string" ? children : null;
  const name = `${field} ${shorten(value)}`;
  const what = kind === undefined || kind === "value" ? "" : `${kind}, `;
  return shown === null || shown === shorten(value)
    ? `${name}: actions`
    : `${shown} (${what}${name}): actions`;
}

/** `value` as a label can hold it: cut and made visible. */
function shorten(value: string): string {
  return visibleText(value.length > LABEL_LENGTH ? `${value.slice(0, LABEL_LENGTH)}…` : value);
}
