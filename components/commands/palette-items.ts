/** What the palette offers: pages, what the page in view can do, lenses, ranges, orgs and fields. */

import { refineSearch } from "@/components/explorer/refine-search";
import { editScreen, editSearch, readQuery, type Screen } from "@/components/explorer/use-search-state";
import { lensPath } from "@/components/lenses/lens-path";
import { MOTIONS } from "@/components/shell/motion";
import { placesOf } from "@/components/shell/pages";
import { scopePath } from "@/components/shell/scope-path";
import { THEMES } from "@/components/shell/theme";
import type { OrgSummary } from "@/lib/contract/orgs";
import { FIELDS } from "@/lib/insights/fields";
import { encodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { describeRange } from "@/lib/search/describe";
import { setRange, setSort, setText, withWhere } from "@/lib/search/edit";
import { lensesIn, lensSearch } from "@/lib/search/lenses";
import { parseRangeText } from "@/lib/search/range-text";
import type { Search } from "@/lib/search/schema";
import { presetsWithin, RETENTION_DAYS, rangeWithin } from "@/lib/search/window";
import { canDo, tell } from "./commands";
import type { PaletteItem } from "./palette-search";

export interface PaletteContext {
  scopes: readonly OrgSummary[];
  scope: OrgSummary | null;
  isAdmin: boolean;
  zone: string;
  /** A search that begins, with the conditions that are pinned. */
  begin: (search: Search) => Search;
  /** The time on the server's clock, ms. */
  nowMs: number;
  /** Leads to a path of ours. */
  go: (path: string) => void;
}

/** Everything that can be done now. On a page without a search, nothing that changes one. */
export function paletteItems(context: PaletteContext): PaletteItem[] {
  const isExplore = canDo("run");
  const { search, screen } = readQuery(window.location.search);
  return [
    ...pageItems(context),
    ...(isExplore ? [...searchActions(search), ...viewItems(screen)] : []),
    ...lensItems(context, isExplore ? search : null),
    ...(isExplore ? rangeItems(context) : []),
    ...scopeItems(context),
    ...settingItems(),
    ...(canDo("new-condition") ? fieldItems() : []),
  ];
}

/** The range of time that the text itself means, such as `3 days` or `around 14:02`; null when it means none. */
export function typedRange(text: string, { scope, zone, nowMs }: PaletteContext): PaletteItem | null {
  if (text.trim() === "" || !canDo("run")) return null;
  const read = parseRangeText(text, nowMs, zone);
  if ("error" in read) return null;
  const range = rangeWithin(read.range, nowMs, zone, scope?.retentionDays ?? RETENTION_DAYS);
  if (range === null) return null;
  return {
    id: "typed range",
    group: "Time range as typed",
    label: describeRange(range, zone),
    run: () => refineSearch((search) => setRange(search, range)),
  };
}

/** The text as words to search for. */
export function typedText(text: string): PaletteItem | null {
  const typed = text.trim();
  if (typed === "" || !canDo("run")) return null;
  return {
    id: "typed text",
    group: "As typed",
    label: `Search text in events: ${typed}`,
    run: () => refineSearch((search) => setText(search, typed)),
  };
}

function pageItems({ scope, isAdmin, go, begin }: PaletteContext): PaletteItem[] {
  const fresh = scope && scopePath(scope.scope, encodeSearch(begin(DEFAULT_SEARCH)));
  return placesOf(scope?.scope ?? null, isAdmin, fresh ?? undefined).map(({ key, label, path }) => ({
    id: `page ${label}`,
    group: "Pages",
    label,
    hint: `g ${key}`,
    words: "go to",
    run: () => go(path),
  }));
}

function searchActions(search: Search): PaletteItem[] {
  const action = (id: string, label: string, run: () => void, hint?: string): PaletteItem => ({
    id: `action ${id}`,
    group: "This search",
    label,
    hint,
    run,
  });
  const order = search.sort === "desc" ? "asc" : "desc";
  return [
    action("run", "Run", () => tell("run"), "Ctrl+Enter"),
    ...(canDo("new-condition") ? [action("condition", "Add a condition…", () => tell("new-condition"))] : []),
    ...(canDo("builder") ? [action("builder", "Open or close the builder", () => tell("builder"), "b")] : []),
    ...(search.where.items.length > 0
      ? [
          action("clear", "Clear all conditions", () =>
            refineSearch((before) => withWhere(before, { op: "and", items: [] })),
          ),
        ]
      : []),
    action("sort", order === "asc" ? "Oldest first" : "Newest first", () =>
      editSearch((before) => setSort(before, order)),
    ),
    ...(canDo("save-search") ? [action("save", "Save", () => tell("save-search"), "Ctrl+S")] : []),
    ...(canDo("earlier") ? [action("earlier", "Earlier searches…", () => tell("earlier"), "h")] : []),
    ...(canDo("share") ? [action("share", "Share…", () => tell("share"))] : []),
    ...(canDo("export") ? [action("export", "Export events…", () => tell("export"))] : []),
    action("copy", "Copy a link with the time range fixed", () => tell("copy-link"), "y"),
  ];
}

/** Other ways to see what is found; the one that is in use is offered to be left. */
function viewItems({ chart, compare }: Screen): PaletteItem[] {
  const view = (id: string, label: string, run: () => void): PaletteItem => ({
    id: `view ${id}`,
    group: "View",
    label,
    run,
  });
  const bars = view("bars", "Events over time as bars", () => editScreen({ chart: undefined }));
  return [
    chart === "week" ? bars : view("week", "Events by hour and weekday", () => editScreen({ chart: "week" })),
    chart === "table"
      ? bars
      : view("table", "Events over time as a table", () => editScreen({ chart: "table" })),
    compare === "before"
      ? view("compare", "Facets without the time before", () => editScreen({ compare: undefined }))
      : view("compare", "Facets compared with the time before", () => editScreen({ compare: "before" })),
  ];
}

function lensItems({ scope, go, begin }: PaletteContext, search: Search | null): PaletteItem[] {
  if (scope === null) return [];
  return lensesIn(scope.scope).map((lens) => ({
    id: `lens ${lens.id}`,
    group: "Lenses",
    label: lens.asks ? `${lens.title}…` : lens.title,
    words: `${lens.group} ${lens.looksFor}`,
    run: () => {
      const path = lensPath(scope.scope, lens, begin(lensSearch(lens, { current: search?.range })));
      go(lens.asks ? `${scopePath(scope.scope, "", "lenses")}#${lens.id}` : path);
    },
  }));
}

function rangeItems({ scope }: PaletteContext): PaletteItem[] {
  return presetsWithin(scope?.retentionDays ?? RETENTION_DAYS).map(({ last, label }) => ({
    id: `range ${last}`,
    group: "Time range",
    label,
    words: last,
    run: () => refineSearch((search) => setRange(search, { last })),
  }));
}

function scopeItems({ scopes, scope }: PaletteContext): PaletteItem[] {
  return scopes
    .filter((other) => other.scope !== scope?.scope)
    .map((other) => ({
      id: `scope ${other.scope}`,
      group: "Organisations",
      label: other.name,
      words: `switch ${other.scope}`,
      run: () => tell("scope", other.scope),
    }));
}

const THEME_LABELS = { light: "Light theme", dark: "Dark theme", system: "Theme of the system" };
const MOTION_LABELS = { reduced: "Less motion", system: "Motion of the system" };

function settingItems(): PaletteItem[] {
  const themes = THEMES.map((theme) => ({
    id: `theme ${theme}`,
    group: "Settings",
    label: THEME_LABELS[theme],
    run: () => tell("theme", theme),
  }));
  const motions = MOTIONS.map((motion) => ({
    id: `motion ${motion}`,
    group: "Settings",
    label: MOTION_LABELS[motion],
    run: () => tell("motion", motion),
  }));
  const keys = {
    id: "shortcuts",
    group: "Settings",
    label: "Keyboard shortcuts",
    hint: "?",
    run: () => tell("shortcuts"),
  };
  return [...themes, ...motions, keys];
}

function fieldItems(): PaletteItem[] {
  return FIELDS.filter(({ searchable, type }) => searchable === true && type !== "object").map(
    ({ path, label }) => ({
      id: `field ${path}`,
      group: "Fields",
      label: `Filter by ${path}…`,
      hint: label,
      words: label,
      isRare: true,
      run: () => tell("new-condition", path),
    }),
  );
}
