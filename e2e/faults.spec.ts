/** Each fault of the upstream as a user meets it: the words, the way out, and that nothing else is lost. */
import type { Fault } from "@/lib/emulator/faults";
import type { KeySpec } from "@/lib/emulator/keys";
import { testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import type { RawEvent } from "@/lib/insights/wire";
import type { Stack } from "@/lib/testing/stack";
import { expect, type Page, test, USER_PLANS } from "./fixtures";
import type { Shell } from "./pages/shell";

interface Case {
  slug: string;
  fault: Fault;
  /** What the panel of the events says. */
  says: RegExp;
}

const EVENTS = 20;
const QUERY = "range=7d&where=event_type:user_login_attempt&by=event_type";
const foreign = testEvent(new Date().toISOString(), {
  organization: testOrg("somebody else"),
  resource: { type: "user", username: "not-yours-to-see" },
});
const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status: code,
  headers,
  body: { message: "the upstream's own words" },
});

/** The answer is of no use: the panel has no rows, says why, and offers to try again. */
const failures: Case[] = [
  { slug: "refused", fault: status(400), says: /JumpCloud refused this search/ },
  { slug: "key", fault: status(401), says: /stored API key was refused.*administrator/ },
  { slug: "licence", fault: status(402), says: /licence does not reach back.*later start/ },
  { slug: "forbidden", fault: status(403), says: /admin role cannot read this/ },
  { slug: "config", fault: status(404), says: /address or region is wrong/ },
  { slug: "limited", fault: status(429, { "retry-after": "1" }), says: /limiting requests for this key/ },
  { slug: "broken", fault: status(500), says: /failed on this search\. Narrow/ },
  { slug: "down", fault: status(503), says: /not available right now/ },
  { slug: "reset", fault: { kind: "reset", when: "before-headers" }, says: /cannot be reached/ },
  { slug: "cut", fault: { kind: "truncate" }, says: /broke off before its end/ },
  { slug: "json", fault: { kind: "invalid-json" }, says: /could not be read/ },
  { slug: "empty", fault: { kind: "empty" }, says: /could not be read/ },
  { slug: "html", fault: { kind: "html" }, says: /proxy answered instead of JumpCloud/ },
  { slug: "shape", fault: { kind: "shape", value: { rows: [] } }, says: /form that is not known/ },
  { slug: "redirect", fault: { kind: "redirect", location: "http://127.0.0.1:9/" }, says: /never followed/ },
  { slug: "foreign", fault: { kind: "extra-rows", rows: [foreign] }, says: /event of another organisation/ },
];

/** The rows are of use all the same: they are shown, with a note of what is not as it should be. */
const notes: Case[] = [
  {
    slug: "one-row",
    fault: { kind: "extra-rows", rows: ["no object"] },
    says: /1 (row|event).*(read|left out)/,
  },
  {
    slug: "miscount",
    fault: { kind: "headers", set: { "X-Result-Count": "999" } },
    says: /announced 999 events and sent 20/,
  },
  {
    slug: "no-cursor",
    fault: { kind: "headers", drop: ["X-Search_after"], set: { "X-Limit": "20" } },
    says: /no mark for the next page, so the list may be incomplete/,
  },
];

/** Nothing is lost: the list is whole, and says so. */
const harmless: Case[] = [
  {
    slug: "no-headers",
    fault: { kind: "headers", drop: ["X-Result-Count", "X-Limit", "X-Sort", "X-Search_after"] },
    says: /End of results: all 20 events/,
  },
];

/** Where each walk begins. */
const whole = { slug: "whole" };
const all = [...failures, ...notes, ...harmless, whole];
const keyOf = (slug: string) => `JC_CANARY_${slug}`;
const orgOf = (slug: string) => testOrg(`faults ${slug}`);

function eventsOf(organization: string, now: number): RawEvent[] {
  return Array.from({ length: EVENTS }, (_, i) =>
    testEvent(new Date(now - (i + 1) * 3_600_000).toISOString(), {
      organization,
      event_type: "user_login_attempt",
      success: true,
      initiated_by: { type: "user", username: `user${i}` },
    }),
  );
}

// An org with a key of its own for each fault: the pause, latch and breaker of one key touch no other row.
test.use({
  plan: {
    users: USER_PLANS.filter(({ role }) => role === "admin"),
    orgs: all.map(({ slug }) => ({
      slug,
      name: `Org ${slug}`,
      colour: "rose",
      region: "us" as const,
      upstreamId: orgOf(slug),
      apiKey: keyOf(slug),
    })),
    key: () => ({ orgs: {} }),
    moreKeys: Object.fromEntries(
      all.map(({ slug }) => [
        keyOf(slug),
        (now: number): KeySpec => ({ orgs: { [orgOf(slug)]: eventsOf(orgOf(slug), now) } }),
      ]),
    ),
  },
});

test.beforeEach(async ({ page, signIn, stack, explore }) => {
  // Outcomes are told from the events themselves: their facet would fail with the table.
  await page.addInitScript(() => localStorage.setItem("facets", '[{"field":"event_type","isOpen":true}]'));
  for (const { slug } of all) stack.emulator.clearFaults(keyOf(slug));
  await signIn("admin");
  await explore.open("whole", QUERY);
  await expect(explore.rows()).toHaveCount(EVENTS);
});

/** Goes on in the org of a fault, which takes the question along. */
async function meet(fault: Case, { stack, shell, page }: { stack: Stack; shell: Shell; page: Page }) {
  stack.emulator.fault(keyOf(fault.slug), { ...fault.fault, at: "events", times: Number.POSITIVE_INFINITY });
  await shell.findOrg(`Org ${fault.slug}`);
  await expect(page).toHaveURL(new RegExp(`/o/${fault.slug}\\?`));
}

for (const [kind, cases] of [
  ["what the upstream answers", failures.filter(({ fault }) => fault.kind === "status")],
  ["what comes of its answer", failures.filter(({ fault }) => fault.kind !== "status")],
] as const) {
  test(`${kind}: the events panel fails alone, says why and can be tried again`, async ({
    page,
    explore,
    shell,
    stack,
    expectConsoleError,
  }) => {
    test.slow();
    expectConsoleError(/the server responded with a status of (402|403|422|429|50[0-4])/);
    for (const one of cases) {
      await test.step(one.slug, async () => {
        await meet(one, { stack, shell, page });
        await expect(explore.failure().getByRole("alert")).toHaveText(one.says, { timeout: 20_000 });
        await expect(explore.failure()).toContainText(/Request [\w-]{8,}/);
        await expect(explore.rows()).toHaveCount(0);
        await expect(page.getByText("the upstream's own words")).toHaveCount(0);
        await expect(page.getByText("not-yours-to-see")).toHaveCount(0);

        await expect(explore.chart.figure()).toContainText(`${EVENTS} events`);
        await expect(explore.chart.bars()).toBeVisible();
        await expect(explore.facets.box("event_type", "user_login_attempt")).toBeVisible();
        await expect.poll(() => explore.query()).toBe(`?${QUERY}`);

        stack.emulator.clearFaults(keyOf(one.slug));
        // While it waits, the button has another name: the seconds that are left.
        await explore.retry().click();
        await expect(explore.rows()).toHaveCount(EVENTS);
        await expect(explore.failure()).toHaveCount(0);
        await expect.poll(() => explore.query()).toBe(`?${QUERY}`);
      });
    }
  });
}

test("rows of use all the same are shown with a note, and whole ones without", async ({
  page,
  explore,
  shell,
  stack,
}) => {
  for (const one of notes) {
    await test.step(one.slug, async () => {
      await meet(one, { stack, shell, page });
      await expect(explore.rows()).toHaveCount(EVENTS);
      await explore.chart
        .figure()
        .getByRole("button", { name: /notes?$/ })
        .first()
        .click();
      const dialog = explore.dialog("Notes on this result");
      await expect(dialog.getByRole("listitem").first()).toHaveText(one.says);
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    });
  }
  for (const one of harmless) {
    await test.step(one.slug, async () => {
      await meet(one, { stack, shell, page });
      await expect(explore.rows()).toHaveCount(EVENTS);
      await expect(page.getByText(one.says)).toBeVisible();
    });
  }
});
