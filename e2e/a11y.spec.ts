/** axe over every page and everything that opens on it, in both themes. */
import { faultsInThemes } from "./accessibility";
import { expect, test } from "./fixtures";
import type { ExplorePage } from "./pages/explore-page";
import type { Shell } from "./pages/shell";

interface Surface {
  name: string;
  /** Brings it on screen; resolves when it is there. */
  show(explore: ExplorePage, shell: Shell): Promise<void>;
}

/** What opens over the explorer. Each is closed with Escape. */
const layers: Surface[] = [
  {
    name: "the org switcher",
    show: async (_, shell) => {
      await shell.openOrgs();
      await expect(shell.orgs().first()).toBeVisible();
    },
  },
  {
    name: "the services",
    show: async (explore) => {
      await explore.search.services().click();
      await expect(explore.dialog("Services").getByRole("checkbox").first()).toBeVisible();
    },
  },
  {
    name: "the fields of a new condition",
    show: async (explore) => {
      await explore.search.add().click();
      await expect(explore.dialog("New condition").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "the editor of a condition",
    show: async (explore) => {
      await explore.search.pill("event_type is").click();
      const values = explore.dialog(/^Condition/).getByRole("listbox", { name: "Value" });
      await expect(values.getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "the time range",
    show: async (explore) => {
      await explore.search.range().click();
      await expect(
        explore.dialog("Time range").getByRole("button", { name: "Use", exact: true }),
      ).toBeVisible();
    },
  },
  {
    name: "the time zones",
    show: async (explore) => {
      await explore.search.range().click();
      await explore.dialog("Time range").getByRole("button", { name: "Change zone" }).click();
      await expect(explore.dialog("Time range").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "the columns",
    show: async (explore) => {
      await explore.events().getByRole("button", { name: "Choose columns" }).click();
      await expect(explore.dialog("Columns").getByRole("checkbox").first()).toBeVisible();
    },
  },
  {
    name: "the menu of a column",
    show: async (explore) => {
      await explore.column("Time").getByRole("button").click();
      await expect(explore.menu()).toBeVisible();
    },
  },
  {
    name: "the menu of a value",
    show: async (explore) => {
      await explore.value(explore.row(1), "client_ip", "198.51.100.200").last().click();
      await expect(explore.menu()).toBeVisible();
    },
  },
  {
    name: "the split of the bars",
    show: async (explore) => {
      await explore.chart.figure().getByRole("button", { name: "by outcome" }).click();
      await expect(explore.menu()).toBeVisible();
    },
  },
  {
    name: "the earlier searches",
    show: async (explore) => {
      await explore
        .bar()
        .getByRole("button", { name: /^Earlier searches/ })
        .click();
      await expect(explore.dialog("Earlier searches").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "the command palette",
    show: async (explore, shell) => {
      await shell.palette().click();
      await expect(explore.dialog("Command palette").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "the keys",
    show: async (explore, shell) => {
      await shell.shortcuts().click();
      await expect(explore.dialog("Keyboard shortcuts").getByRole("checkbox")).toBeVisible();
    },
  },
  {
    name: "a further facet",
    show: async (explore) => {
      await explore.facets.panel().getByRole("button", { name: "Facet", exact: true }).click();
      await expect(explore.dialog("Add a facet").getByRole("option").first()).toBeVisible();
    },
  },
];

const WHOLE = ["the org switcher", "the services"];
/** What opened, and what opened it. */
const LAYER = "[role=dialog], [role=menu], [aria-expanded=true]";

// A low window has fewer rows, which are all alike, for axe to go through.
test.use({ viewport: { width: 1280, height: 600 } });

test("sign-in, and an address that leads nowhere", async ({
  page,
  signIn,
  signInPage,
  expectConsoleError,
}) => {
  expectConsoleError(/status of (401|404)/);
  await page.goto("/login");
  expect(await faultsInThemes(page), "sign-in").toEqual([]);
  await signInPage.signIn("nobody@e2e.example", "wrong");
  await expect(signInPage.alert()).toBeVisible();
  expect(await faultsInThemes(page), "sign-in refused").toEqual([]);
  await signIn("viewer");
  for (const path of ["/nowhere", "/o/north"]) {
    await page.goto(path);
    await expect(signInPage.heading()).toHaveText("There is nothing here");
    expect(await faultsInThemes(page), path).toEqual([]);
  }
});

test("the explorer with rows, an event, and the bars as a table", async ({ page, explore, signIn }) => {
  await signIn("analyst");
  await explore.open("north", "where=success:true");
  await expect(explore.rows().first()).toBeVisible();
  await expect(explore.chart.bars()).toBeVisible();
  await expect(explore.facets.box("event_type", "user_update")).toBeVisible();
  expect(await faultsInThemes(page), "rows").toEqual([]);
  await explore.openRow(1);
  for (const tab of ["Summary", "Fields", "JSON"]) {
    await explore.detail.tab(tab).click();
    await expect(explore.detail.tab(tab)).toHaveAttribute("aria-selected", "true");
    expect(await faultsInThemes(page, tab === "Summary" ? undefined : "aside"), tab).toEqual([]);
  }
  await explore.chart.tableView().click();
  await expect(explore.chart.table()).toBeVisible();
  await explore.facets.box("outcome", "success").hover();
  expect(await faultsInThemes(page, "figure, fieldset"), "table view").toEqual([]);
});

test("whatever opens over the explorer", async ({ page, explore, shell, signIn }) => {
  test.slow();
  await signIn("analyst");
  // Few rows: axe goes through all of the page, whatever part it is asked about.
  await explore.open("north", "where=event_type:user_update+and+resource.username:user0");
  await expect(explore.rows()).toHaveCount(3);
  for (const { name, show } of layers) {
    await show(explore, shell);
    // The page behind was looked at whole, and with a menu and a dialog open over it.
    expect(await faultsInThemes(page, WHOLE.includes(name) ? undefined : LAYER), name).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog").or(explore.menu())).toHaveCount(0);
  }
});

test("nothing found, a failure, a broken link, an ended session", async ({
  page,
  context,
  explore,
  shell,
  signIn,
  stack,
  expectConsoleError,
}) => {
  expectConsoleError(/status of (401|403)/);
  await signIn("analyst");
  await explore.open("north", "range=soon&where=client_ip:192.0.2.254");
  await expect(page.getByText("The search leaves everything out")).toBeVisible();
  expect(await faultsInThemes(page), "nothing found").toEqual([]);

  stack.emulator.fault(stack.key, { kind: "status", status: 403, times: Number.POSITIVE_INFINITY });
  await explore.open("north");
  await expect(explore.failure()).toBeVisible();
  expect(await faultsInThemes(page), "failure").toEqual([]);

  await context.clearCookies();
  await explore.retry().click();
  await expect(shell.sessionEnded()).toBeVisible();
  expect(await faultsInThemes(page), "ended session").toEqual([]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the explorer, its facets and an event", async ({ page, explore, signIn }) => {
    await signIn("analyst");
    await explore.open("north");
    await expect(explore.rows().first()).toBeVisible();
    expect(await faultsInThemes(page), "rows").toEqual([]);
    await page.getByRole("button", { name: "Facets" }).click();
    await expect(explore.facets.box("event_type", "user_update")).toBeVisible();
    expect(await faultsInThemes(page), "facets").toEqual([]);
    await page.keyboard.press("Escape");
    await explore.openRow(1);
    await expect(explore.detail.dialog()).toBeVisible();
    expect(await faultsInThemes(page), "event").toEqual([]);
  });
});
