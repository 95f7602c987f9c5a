import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { HistogramPanel } from "@/components/charts/histogram";
import { createOnScreen } from "@/components/charts/on-screen";
import { EventDetail } from "@/components/events/event-detail";
import { EventTable } from "@/components/events/event-table";
import { FacetPanel } from "@/components/facets/facet-panel";
import type { FacetsResponse } from "@/lib/contract/events";
import type { OrgSummary } from "@/lib/contract/orgs";
import type { RawEvent } from "@/lib/insights/wire";
import { decodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { usualColumns } from "@/lib/search/scope-columns";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { ConditionPill } from "./condition-pill";
import { ORG_FIELD, OrgNames } from "./org-names";
import { SearchActionsProvider } from "./search-actions";
import { ValueMenuProvider } from "./value-menu";
import { ValuePicker } from "./value-picker";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const [ACME, NORTH, STRANGER, TWICE] = ["1", "2", "3", "4"].map((digit) => digit.repeat(24)) as [
  string,
  string,
  string,
  string,
];
const org = (name: string, colour: string, upstreamId: string | null): OrgSummary => ({
  ...{ scope: name.toLowerCase(), name, colour, region: "us", kind: "org", upstreamId, retentionDays: 90 },
});
const SCOPES = [
  org("Acme", "teal", ACME),
  org("North", "violet", NORTH),
  org("Keyed", "rose", null),
  ...["Left", "Right"].map((name) => org(name, "amber", TWICE)),
];
const WINDOW = { start: "2026-11-20T13:00:00.000Z", end: "2026-11-20T14:00:00.000Z" };
const START = Date.parse(WINDOW.start);
const ALL: OrgSummary = {
  ...{ scope: "all", name: "All organisations", colour: "slate", region: "us", kind: "all" },
  ...{ upstreamId: null, retentionDays: 90 },
};
const nothing = () => {};
const actions = { include: vi.fn(), exclude: vi.fn(), only: vi.fn(), release: vi.fn() };

const eventOf = (organization: string): RawEvent => ({
  id: `e-${organization}`,
  event_type: "user_login_attempt",
  service: "directory",
  success: true,
  organization,
  timestamp: "2026-11-20T13:30:00Z",
});

function show(children: ReactNode, scopes: readonly OrgSummary[] = SCOPES, counted?: FacetsResponse) {
  const calls = stubApi({
    facets: (call) =>
      counted ?? {
        field: call.body.field,
        values:
          call.body.field === ORG_FIELD
            ? [ACME, NORTH, STRANGER].map((value, n) => ({ value, count: 9 - n }))
            : [],
        other: 0,
        errorBound: 0,
        ignores: [],
      },
    histogram: () => ({
      interval: { unit: "h", value: 1 },
      buckets: [{ start: START, end: START + 3_600_000, count: 9 }],
      series: [ACME, NORTH, STRANGER].map((value, n) => ({ value, counts: [4 - n], exact: true })),
      source: "interval",
      exact: true,
    }),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OrgNames scopes={scopes}>
        <SearchActionsProvider actions={actions}>
          <ValueMenuProvider>{children}</ValueMenuProvider>
        </SearchActionsProvider>
      </OrgNames>
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

// Loaded on demand: how long that takes is not what these tests are about.
beforeAll(() =>
  Promise.all([
    import("@/components/charts/histogram-parts"),
    import("@/components/charts/breakdown-menu"),
    import("@/components/events/elsewhere-counts"),
  ]),
);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  localStorage.clear();
});

const table = (organizations: string[]) => (
  <EventTable
    rows={organizations.map(eventOf)}
    total={{ count: organizations.length, exact: true }}
    hasMore={false}
    loadingMore={false}
    onLoadMore={nothing}
    columns={usualColumns("all")}
    onColumnsChange={nothing}
    selectedId={null}
    onOpen={nothing}
    zone="Europe/Paris"
    sort="desc"
    onSortChange={nothing}
    complete
  />
);

test("the table across organisations says whose an event is; an id of nobody's, or of two, stays one", () => {
  show(table([ACME, STRANGER, TWICE]));
  expect(screen.getAllByRole("columnheader")[1]?.textContent).toContain("Organisation");
  const cells = screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[1]?.textContent);
  expect(cells).toEqual(["Acme", STRANGER, TWICE]);
  expect(screen.getByText("Acme").parentElement?.querySelector("[data-org=teal]")).toBeTruthy();
});

test("Filter on a name asks for the id", async () => {
  const { user } = show(table([NORTH]));
  await user.click(screen.getByRole("button", { name: `North (organization ${NORTH}): actions` }));
  await user.click(screen.getByRole("menuitem", { name: "Filter" }));
  expect(actions.include).toHaveBeenCalledWith(ORG_FIELD, NORTH);
});

const facets = (scope: string) => (
  <FacetPanel
    scope={scope}
    search={DEFAULT_SEARCH}
    window={WINDOW}
    loaded={{ rows: [], isWhole: true, isStale: false }}
    isCompared={false}
    onCompare={nothing}
  />
);

test("the facet is there at first across organisations only; Only and Exclude act on the id", async () => {
  const { user } = show(facets("all"));
  const group = screen.getByRole("group", { name: /^organization/ });
  expect(await within(group).findByRole("checkbox", { name: "Acme, 9 events" })).toBeTruthy();
  expect(within(group).getByRole("checkbox", { name: `${STRANGER}, 7 events` })).toBeTruthy();
  await user.click(within(group).getByRole("button", { name: "Only North" }));
  await user.click(within(group).getByRole("button", { name: "Exclude Acme" }));
  expect(actions.only).toHaveBeenCalledWith(ORG_FIELD, NORTH);
  expect(actions.exclude).toHaveBeenCalledWith(ORG_FIELD, ACME);
});

test("of one organisation the facet is not listed", () => {
  show(facets("acme"));
  expect(screen.queryByRole("group", { name: /^organization/ })).toBeNull();
});

const SPLIT: Search = { ...DEFAULT_SEARCH, breakdown: ORG_FIELD };
const chart = (view?: string) => (
  <HistogramPanel
    scope="all"
    search={SPLIT}
    window={WINDOW}
    zone="Europe/Paris"
    onZoom={nothing}
    onShow={nothing}
    onScreen={createOnScreen()}
    view={view}
    onView={nothing}
    onBreakdown={nothing}
  />
);

test("bars split by organisation have the names and the colours, the menu has the field", async () => {
  show(chart());
  const legend = await screen.findByRole("list", { name: "Colours of the bars" });
  const entries = within(legend).getAllByRole("listitem");
  expect(entries.map(({ textContent }) => textContent)).toEqual(["Acme", "North", STRANGER]);
  expect(
    entries.map((entry) => entry.querySelector("rect[data-org]")?.getAttribute("data-org") ?? null),
  ).toEqual(["teal", "violet", null]);
  expect(await screen.findByRole("button", { name: "by organisation" })).toBeTruthy();
});

test("organisations of one colour are told apart by the usual ones", async () => {
  show(chart(), [org("Acme", "teal", ACME), org("North", "teal", NORTH)]);
  const legend = await screen.findByRole("list", { name: "Colours of the bars" });
  expect(legend.querySelector("[data-org]")).toBeNull();
  expect(within(legend).getByText("North")).toBeTruthy();
});

test("the chart as a table is headed by names", async () => {
  show(chart("table"));
  expect(await screen.findByRole("columnheader", { name: "North" })).toBeTruthy();
});

const detail = (scope: string, tab: string, event = eventOf(ACME)) => (
  <EventDetail
    event={event}
    source={{ scope, search: DEFAULT_SEARCH, window: WINDOW, onOpen: nothing }}
    zone="Europe/Paris"
    tab={tab}
    onTabChange={nothing}
    onClose={nothing}
  />
);

test("the detail says whose the event is, and keeps the id among its fields", () => {
  show(detail("all", "summary"));
  expect(screen.getByText("Organisation").nextElementSibling?.textContent).toBe("Acme");
  show(detail("all", "fields"));
  expect(screen.getByText(ACME)).toBeTruthy();
});

test("a condition reads by name", () => {
  const condition = { field: ORG_FIELD, op: "is_not" as const, values: [ACME, STRANGER] };
  const pill = (
    <ConditionPill
      scope="all"
      search={DEFAULT_SEARCH}
      window={WINDOW}
      path={[0]}
      condition={condition}
      onRemove={nothing}
    />
  );
  show(pill);
  expect(
    screen.getByRole("button", { name: `Remove: organization is none of Acme, ${STRANGER}` }),
  ).toBeTruthy();
});

const FAILED = { ...eventOf(ACME), client_ip: "203.0.113.9", error_message: "locked" };
const elsewhere = () => screen.queryAllByRole("button", { name: "Seen in other organisations?" });

test("an address and an error are sought in other organisations, only when one asks", async () => {
  const { calls, user } = show(detail("acme", "summary", FAILED), [...SCOPES, ALL]);
  const [first] = elsewhere();
  expect([elsewhere().length, calls.filter(({ path }) => path.includes("/all/")).length]).toEqual([2, 0]);
  if (first) await user.click(first);
  const counts = await screen.findByRole("list", { name: "Events by organisation" });
  const entries = within(counts).getAllByRole("listitem");
  expect(entries.map(({ textContent }) => textContent)).toEqual([
    "Acme (this one)9",
    "North8",
    `${STRANGER}7`,
  ]);
  const where = { op: "and", items: [{ field: "client_ip", op: "is", values: ["203.0.113.9"] }] };
  const asked = calls.filter(({ path }) => path.includes("/all/"));
  expect(asked.map(({ body }) => body)).toMatchObject([
    { field: ORG_FIELD, window: WINDOW, search: { where } },
  ]);
  const link = screen.getByRole("link", { name: "Open in all organisations" });
  const [path, query = ""] = (link.getAttribute("href") ?? "").split("?");
  expect([path, decodeSearch(query).search]).toEqual([
    "/o/all",
    { ...SPLIT, range: { from: "2026-11-20T13:00:00Z", to: "2026-11-20T14:00:00Z" }, where },
  ]);
});

test("not from all of them, nor for who reads one alone", () => {
  show(detail("all", "summary", FAILED), [...SCOPES, ALL]);
  show(detail("acme", "summary", FAILED), SCOPES.slice(0, 1));
  expect(elsewhere()).toEqual([]);
});

test.each([
  ["said where every organisation answered", [], true],
  [
    "not where one was left out, which is named",
    [{ code: "org_failed", message: "North: left out. Refused." }],
    false,
  ],
])("that no other has seen it is %s", async (_name, notes, isSaid) => {
  const { user } = show(detail("acme", "summary", FAILED), [...SCOPES, ALL], {
    ...{ field: ORG_FIELD, values: [{ value: ACME, count: 3 }], other: 0, errorBound: 0, ignores: [] },
    notes,
  });
  const [first] = elsewhere();
  if (first) await user.click(first);
  await screen.findByRole("list", { name: "Events by organisation" });
  expect(screen.queryByText("In no other organisation in this time range.") !== null).toBe(isSaid);
  expect(screen.queryByText("North: left out. Refused.") !== null).toBe(!isSaid);
});

test("what is suggested for a condition has the names beside the ids", async () => {
  const onChange = vi.fn();
  const { user } = show(
    <ValuePicker
      condition={{ field: ORG_FIELD, op: "is", values: [] }}
      scope="all"
      search={DEFAULT_SEARCH}
      window={WINDOW}
      typed="nor"
      onTyped={nothing}
      onChange={onChange}
      onDone={nothing}
    />,
  );
  await user.click(await screen.findByRole("option", { name: /North/ }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ values: [NORTH] }));
});
