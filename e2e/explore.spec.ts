import { NORTH, northEvents } from "./events";
import { expect, test } from "./fixtures";
import { ExplorePage } from "./pages/explore-page";

const ZONE = "Europe/Paris";

test.beforeEach(({ signIn }) => signIn("analyst"));

/** `2026-11-21 10:15:30` of an instant in a zone. */
function localTime(ms: number, zone = ZONE): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(
    ms,
  );
}

test.describe("what is shown first", () => {
  test("rows, newest first, with an exact count", async ({ page, explore }) => {
    await explore.open("north");
    await expect(explore.status()).toHaveText(/^372 events, \d+ loaded, newest first$/);
    await expect(explore.chart.figure().getByText("exact", { exact: true })).toBeVisible();
    await expect(explore.row(1)).toContainText("user0 signed in to the User Portal from 198.51.100.0");
    await expect(explore.facets.box("outcome", "failure")).toHaveAccessibleName("failure, 12 events");
    await expect(explore.chart.bars()).toHaveAccessibleName(/49 bars of 30 minutes, .* 3 % failed/);
    await expect(page).toHaveTitle(/Explore/);
  });

  test("times stand in the browser's zone", async ({ explore, startedAt }) => {
    await explore.open("north");
    const time = localTime(startedAt.ms - 20 * 60_000);
    await expect(explore.row(1)).toHaveAccessibleName(new RegExp(`^Open details: ${time}`));
  });
});

test.describe("facets", () => {
  test("Only makes one value the whole search, and Back undoes it", async ({ page, explore }) => {
    await explore.open("north", "where=mfa:false");
    await expect(explore.search.pill("mfa is false")).toBeVisible();
    await explore.facets.box("event_type", "admin_login_attempt").hover();
    await explore.facets.panel().getByRole("button", { name: "Only admin_login_attempt" }).click();
    await expect(explore.search.pill("event_type is admin_login_attempt")).toBeVisible();
    await expect(explore.search.pill("mfa")).toHaveCount(0);
    await expect(explore.status()).toHaveText(/^12 events, 12 loaded/);
    await expect(explore.facets.box("event_type", "admin_login_attempt")).toBeChecked();
    await page.goBack();
    await expect(explore.search.pill("mfa is false")).toBeVisible();
  });

  test("Exclude leaves one value out, and again lets it in", async ({ explore }) => {
    await explore.open("north");
    await explore.facets.box("event_type", "user_login_attempt").hover();
    const exclude = explore.facets.panel().getByRole("button", { name: "Exclude user_login_attempt" });
    await exclude.click();
    await expect(explore.search.pill("event_type is not user_login_attempt")).toBeVisible();
    await expect(explore.status()).toHaveText(/^72 events/);
    await expect(exclude).toHaveAttribute("aria-pressed", "true");
    await exclude.click();
    await expect(explore.status()).toHaveText(/^372 events/);
    await expect.poll(() => explore.query()).toBe("");
  });

  test("a value is pinned, a ticked one moves up, and the last entry is the events without the field", async ({
    page,
    explore,
  }) => {
    await explore.open("north");
    const group = explore.facets.group("event_type");
    const list = (name: string) => group.getByRole("list", { name }).getByRole("checkbox");
    await list("Other values").last().focus();
    const name = await list("Other values").last().getAttribute("aria-label");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await explore.menu().getByRole("menuitem", { name: "Pin" }).click();
    await group.getByRole("checkbox").first().click();
    await explore.search.text().click();
    await expect(list("Pinned values")).toHaveAttribute("aria-label", `${name}, pinned`);
    await expect(list("Chosen values")).toHaveCount(1);
    await group.getByRole("button", { name: "Events without this field" }).click();
    await expect(explore.search.pill("event_type is missing")).toBeVisible();
    await expect(explore.status()).toHaveText(/^0 events|^0 loaded/);
  });

  test("ticking two values of a field finds either", async ({ explore }) => {
    await explore.open("north");
    await explore.facets.box("event_type", "user_update").click();
    await expect(explore.facets.box("event_type", "user_update")).toBeChecked();
    await explore.facets.box("event_type", "admin_login_attempt").click();
    await expect(explore.status()).toHaveText(/^72 events/);
    await explore.facets.box("event_type", "user_update").click();
    await expect(explore.status()).toHaveText(/^12 events/);
  });
});

for (const place of ["table", "detail"] as const) {
  test.describe(`the menu of a value in the ${place}`, () => {
    const ROW_IP = "198.51.100.0";
    const OF_ROW_IP = 38;

    test.beforeEach(async ({ explore }) => {
      await explore.open("north", "where=mfa:true");
      await expect(explore.row(1)).toBeVisible();
      if (place === "detail") await explore.openRow(1);
    });

    for (const { item, pill, left, keeps } of [
      { item: "Filter", pill: `client_ip is ${ROW_IP}`, left: OF_ROW_IP, keeps: true },
      { item: "Exclude", pill: `client_ip is not ${ROW_IP}`, left: 150 - OF_ROW_IP, keeps: true },
      { item: "Only this", pill: `client_ip is ${ROW_IP}`, left: OF_ROW_IP, keeps: false },
    ]) {
      test(item, async ({ explore }) => {
        const part = place === "table" ? explore.row(1) : explore.detail.panel();
        await explore.choose(explore.value(part, "client_ip", ROW_IP).last(), item);
        await expect(explore.search.pill(pill)).toBeVisible();
        await expect(explore.search.pill("mfa is true")).toHaveCount(keeps ? 1 : 0);
        await expect(explore.status()).toHaveText(new RegExp(`^${left} events`));
      });
    }

    test("Copy", async ({ page, context, explore }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const part = place === "table" ? explore.row(1) : explore.detail.panel();
      await explore.choose(explore.value(part, "client_ip", ROW_IP).last(), "Copy");
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(ROW_IP);
    });
  });
}

test.describe("conditions", () => {
  test("are added by field and value", async ({ page, explore }) => {
    await explore.open("north");
    await explore.search.add().click();
    const form = explore.dialog("New condition");
    await form.getByRole("combobox", { name: "Field" }).fill("initiated_by.email");
    await form
      .getByRole("option", { name: / initiated_by\.email / })
      .first()
      .click();
    await form.getByRole("combobox", { name: "Value" }).fill("dolores");
    await form.getByRole("option", { name: /^dolores@northwind\.example/ }).click();
    await form.getByRole("button", { name: "Add" }).click();
    await expect(explore.search.pill("initiated_by.email is dolores@northwind.example")).toBeVisible();
    await expect(explore.status()).toHaveText(/^12 events/);
    await expect(page).toHaveURL(/where=initiated_by\.email/);
  });

  test("find an id by the name that stands beside it in loaded events", async ({ explore }) => {
    await explore.open("north");
    await expect(explore.row(1)).toBeVisible();
    await explore.search.add().click();
    const form = explore.dialog("New condition");
    await form.getByRole("combobox", { name: "Field" }).fill("initiated_by.id");
    await form.getByRole("option", { name: / initiated_by\.id$/ }).click();
    await form.getByRole("combobox", { name: "Value" }).fill("dolores");
    await form.getByRole("option", { name: /dolores@northwind\.example/ }).click();
    await form.getByRole("button", { name: "Add" }).click();
    await expect(explore.search.pill("initiated_by.id is 5f00000000000000000000aa")).toBeVisible();
    await expect(explore.status()).toHaveText(/^12 events/);
  });

  test("say what is wrong at the field, and keep what was typed", async ({ explore }) => {
    await explore.open("north");
    await explore.search.add().click();
    const form = explore.dialog("New condition");
    const field = form.getByRole("combobox", { name: "Field" });
    await field.fill("useragent");
    await field.press("Enter");
    await expect(form.getByRole("alert")).toBeVisible();
    await expect(field).toHaveValue("useragent");
    await field.fill("client_ip");
    await field.press("Enter");
    await form.getByRole("button", { name: "Add" }).click();
    await expect(form.getByRole("alert")).toBeVisible();
    await form.getByRole("combobox", { name: "Value" }).fill(NORTH.address);
    await form.getByRole("button", { name: "Add" }).click();
    await expect(explore.status()).toHaveText(/^12 events/);
  });

  test("are edited, negated, switched off and on, and removed", async ({ explore }) => {
    await explore.open("north", "where=event_type:user_update");
    await explore.search.pill("event_type is user_update").click();
    let form = explore.dialog(/^Condition:/);
    await form.getByRole("option", { name: /^admin_login_attempt/ }).click();
    await form.getByRole("button", { name: "Apply" }).click();
    const both = explore.search.pill("event_type is any of user_update, admin_login_attempt");
    await expect(both).toBeVisible();
    await expect(explore.status()).toHaveText(/^72 events/);

    await both.click();
    form = explore.dialog(/^Condition:/);
    await form.getByRole("button", { name: "Negate" }).click();
    const negated = explore.search.pill("event_type is none of user_update, admin_login_attempt");
    await expect(negated).toBeVisible();
    await expect(explore.status()).toHaveText(/^300 events/);

    await negated.click();
    await explore
      .dialog(/^Condition:/)
      .getByRole("button", { name: "Switch off" })
      .click();
    await expect(negated).toHaveAccessibleName(/, switched off\. Edit$/);
    await expect(explore.status()).toHaveText(/^372 events/);
    await negated.click();
    await explore
      .dialog(/^Condition:/)
      .getByRole("button", { name: "Switch on" })
      .click();
    await expect(explore.status()).toHaveText(/^300 events/);

    await explore.search.removal("event_type is none of user_update, admin_login_attempt").click();
    await expect(explore.status()).toHaveText(/^372 events/);
    await expect.poll(() => explore.query()).toBe("");
  });

  test("are pinned, and stand in each search that begins", async ({ page, explore }) => {
    await explore.open("north", "where=mfa:false");
    await explore.search.pill("mfa is false").click();
    await explore
      .dialog(/^Condition:/)
      .getByRole("button", { name: "Pin", exact: true })
      .click();
    await expect(explore.search.pill("mfa is false", ", pinned")).toBeVisible();
    await page.getByRole("link", { name: "Lenses" }).click();
    await page.getByRole("link", { name: "Explore" }).click();
    await expect(explore.search.pill("mfa is false", ", pinned")).toBeVisible();
    expect(explore.query()).toBe("?where=mfa:false");
  });

  test("are joined by and, or by or", async ({ page, explore }) => {
    await explore.open("north", "where=event_type:user_update+and+success:false");
    await expect(page.getByText("The search leaves everything out")).toBeVisible();
    await explore.conditions().getByRole("button", { name: /^and:/ }).click();
    await expect(explore.status()).toHaveText(/^72 events/);
    await expect.poll(() => explore.query()).toBe("?where=event_type:user_update or success:false");
  });
});

test("full text finds words in any field, and facets count what is loaded", async ({ explore }) => {
  await explore.open("north");
  await explore.searchText("invalid password");
  await expect(explore.status()).toHaveText(/^12 events/);
  await expect(explore.facets.box("event_type", "admin_login_attempt")).toHaveAccessibleName(/, 12 events$/);
  await expect(
    explore.facets
      .panel()
      .getByText(/^Counted in all 12 events/)
      .first(),
  ).toBeVisible();
  await explore.bar().getByRole("button", { name: "Clear the text" }).click();
  await expect(explore.status()).toHaveText(/^372 events/);
});

test("services are chosen from a list", async ({ explore }) => {
  await explore.open("north", "range=7d");
  await explore.bar().getByRole("button", { name: "All services" }).click();
  const list = explore.dialog("Services");
  await list.getByRole("checkbox", { name: "SSO", exact: false }).first().check();
  await list.getByRole("button", { name: "Apply" }).click();
  await expect(explore.status()).toHaveText(/^1,500 events/);
  await expect.poll(() => explore.query()).toContain("services=sso");
});

test.describe("the time range", () => {
  const counted = (ms: number, from: number, to: number) =>
    northEvents(ms).filter(({ timestamp }) => {
      const at = Date.parse(String(timestamp));
      return at >= from && at < to;
    }).length;

  test("takes a length", async ({ explore, startedAt }) => {
    await explore.open("north");
    const before = Date.now();
    await explore.typeRange("3h");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Last 3 hours/);
    await expect(explore.status()).not.toHaveText(/^372 /);
    await expect(explore.status()).toHaveText(/^\d+ events, (\d+) loaded/);
    const status = await explore.status().textContent();
    const shown = Number(status?.split(" ")[0]);
    const [most, least] = [before, Date.now()].map((now) => counted(startedAt.ms, now - 3 * 3_600_000, now));
    expect(shown).toBeLessThanOrEqual(most ?? 0);
    expect(shown).toBeGreaterThanOrEqual(least ?? 0);
    await expect.poll(() => explore.query()).toBe("?range=3h");
  });

  test("takes a day by name, in the zone that is shown", async ({ explore }) => {
    await explore.open("north");
    await explore.typeRange("yesterday");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Yesterday/);
    await expect.poll(() => explore.query()).toBe("?range=yesterday");
    const day = localTime(Date.now() - 24 * 3_600_000).slice(0, 10);
    await expect(explore.rows().first()).toHaveAccessibleName(new RegExp(`^Open details: ${day}`));
  });

  test("takes two times", async ({ explore, startedAt }) => {
    await explore.open("north");
    const day = localTime(startedAt.ms - 48 * 3_600_000).slice(0, 10);
    await explore.typeRange(`${day} 10:00 to 11:30`);
    await expect(explore.search.range()).toHaveAccessibleName(
      new RegExp(`^Time range: ${day} 10:00 to ${day} 11:30`),
    );
    const [from = 0, to = 0] =
      new URLSearchParams(explore.query()).get("range")?.split("..").map(Date.parse) ?? [];
    expect([localTime(from), localTime(to)]).toEqual([`${day} 10:00:00`, `${day} 11:30:00`]);
    await expect(explore.status()).toHaveText(new RegExp(`^${counted(startedAt.ms, from, to)} events`));
  });

  test("says what it cannot read, and keeps it", async ({ explore }) => {
    await explore.open("north");
    await explore.typeRange("next tuesdayish");
    const form = explore.dialog("Time range");
    const field = form.getByRole("textbox", { name: "Time range" });
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue("next tuesdayish");
    await expect(field).toHaveAccessibleDescription(/\w+/);
    await expect.poll(() => explore.query()).toBe("");
  });

  test("is shown in the zone that one chooses", async ({ explore, startedAt }) => {
    await explore.open("north");
    await explore.search.range().click();
    const form = explore.dialog("Time range");
    await form.getByRole("button", { name: "Change zone" }).click();
    await form.getByRole("combobox", { name: "Time zone" }).fill("+05:45");
    await form.getByRole("option", { name: /UTC\+05:45/ }).click();
    await form.press("Escape");
    await expect(explore.search.range()).toHaveAccessibleName(/Asia\/Ka[a-z]+, UTC\+05:45$/);
    const time = localTime(startedAt.ms - 20 * 60_000, "Asia/Kathmandu");
    await expect(explore.row(1)).toHaveAccessibleName(new RegExp(`^Open details: ${time}`));
  });
});

test.describe("the histogram", () => {
  test("zooms to what is dragged over", async ({ explore }) => {
    await explore.open("north", "range=24h");
    await expect(explore.rows().first()).toBeVisible();
    await explore.brush(0.5, 0.75);
    await expect(explore.chart.zoom()).toBeVisible();
    const text = await explore.chart.end().getAttribute("aria-valuetext");
    const [, selected] = /, ([\d,]+) events?/.exec(text ?? "") ?? [];
    await explore.chart.zoom().click();
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-\d\d-\d\d \d\d:\d\d to /);
    await expect(explore.status()).toHaveText(new RegExp(`^${selected} events`));
    await expect(explore.chart.zoom()).toHaveCount(0);
  });

  test("reads as a table whose sum is the count", async ({ explore }) => {
    await explore.open("north");
    await explore.chart.tableView().click();
    const cells = explore.chart.table().getByRole("row").getByRole("cell");
    await expect(explore.chart.table().getByRole("columnheader", { name: "failure" })).toBeVisible();
    const columns = await explore.chart.table().getByRole("columnheader").count();
    const texts = await cells.allTextContents();
    const sum = texts
      .filter((_, i) => i % (columns - 1) === 0)
      .reduce((total, text) => total + Number(text), 0);
    expect(sum).toBe(NORTH.total);
  });

  test("is split by another field", async ({ explore }) => {
    await explore.open("north");
    await explore.chart.figure().getByRole("button", { name: "by outcome" }).click();
    await explore.menu().getByRole("menuitemradio", { name: "event type" }).click();
    await expect(explore.chart.figure().getByRole("list", { name: "Colours of the bars" })).toContainText(
      "user_login_attempt",
    );
    await expect.poll(() => explore.query()).toBe("?by=event_type");
  });
});

test.describe("the table", () => {
  test("sorts by time both ways", async ({ explore }) => {
    await explore.open("north");
    await explore.column("Time").getByRole("button").click();
    await explore.menu().getByRole("menuitemradio", { name: "Oldest first" }).click();
    await expect(explore.column("Time")).toHaveAttribute("aria-sort", "ascending");
    await expect(explore.status()).toHaveText(/^372 events, \d+ loaded, oldest first$/);
    await expect(explore.row(1)).toContainText("user19");
    await expect.poll(() => explore.query()).toBe("?sort=asc");
  });

  test("shows the columns that one chooses", async ({ explore }) => {
    await explore.open("north");
    await explore.events().getByRole("button", { name: "Choose columns" }).click();
    const picker = explore.dialog("Columns");
    await picker.getByRole("textbox").fill("geoip.country_code");
    await picker.getByRole("checkbox", { name: "geoip.country_code Country", exact: true }).click();
    await picker.press("Escape");
    await expect(explore.events().getByRole("columnheader")).toHaveCount(7);
    await expect(explore.row(1).getByRole("cell").nth(5)).toHaveText("FR");
    await expect
      .poll(() => explore.query())
      .toMatch(/^\?columns=time,outcome,sentence,actor,address,geoip\.country_code$/);

    await explore.column("Actor").getByRole("button").click();
    await explore.menu().getByRole("menuitem", { name: "Remove column" }).click();
    await expect(explore.column("Actor")).toHaveCount(0);
    await expect.poll(() => explore.query()).not.toContain("actor");
  });

  test("loads more while one scrolls, to an honest end", async ({ page, explore, stack }) => {
    await explore.open("north", "range=7d");
    await expect(explore.status()).toHaveText(/^1,872 events, \d+ loaded, newest first$/);
    await explore.row(1).focus();
    const steps = [await explore.loaded()];
    while (steps.at(-1) !== 1_872) {
      await page.keyboard.press("End");
      await expect.poll(() => explore.loaded()).toBeGreaterThan(steps.at(-1) ?? 0);
      steps.push(await explore.loaded());
    }
    expect(steps.length, `loaded one after another: ${steps}`).toBeGreaterThan(2);
    await page.keyboard.press("End");
    await expect(explore.row(1_872)).toBeFocused();
    expect(await explore.rows().count(), "rows that are drawn").toBeLessThan(80);
    await expect(page.getByText("End of results: all 1,872 events")).toBeVisible();
    const pages = stack.emulator.calls(stack.key).filter(({ operation }) => operation === "events");
    expect(pages.every(({ status }) => status === 200)).toBe(true);
  });
});

test.describe("one event", () => {
  test("shows itself in words, in fields and as JSON", async ({ explore, startedAt }) => {
    await explore.open("north");
    await explore.openRow(1);
    await expect(explore.detail.sentence()).toHaveText(
      "user0 signed in to the User Portal from 198.51.100.0 (Paris, FR) with MFA",
    );
    await expect(explore.detail.panel()).toContainText("Chrome 114.0.0.0 on Mac OS X");
    await explore.detail.tab("Fields").click();
    await expect(explore.detail.panel()).toContainText("geoip.country_code");
    await explore.detail.panel().getByRole("searchbox").fill("timezone");
    await expect(explore.detail.panel()).not.toContainText("geoip.country_code");
    await explore.detail.tab("JSON").click();
    expect(await explore.shownJson()).toEqual(northEvents(startedAt.ms)[0]);
    await expect.poll(() => explore.query()).toMatch(/^\?event=[0-9a-f]{24}&tab=json$/);
  });

  test("leads from a field to how its values are spread", async ({ explore }) => {
    await explore.open("north", "where=event_type:user_update");
    await explore.openRow(1);
    await explore.detail.tab("Fields").click();
    const value = explore.value(explore.detail.panel(), "service", "directory");
    await explore.choose(value, "How its values are spread");
    await expect(explore.facets.group("service").getByRole("button", { expanded: true })).toBeFocused();
    await expect(explore.facets.group("service").getByRole("checkbox").first()).toBeVisible();
    await explore.column("Outcome").getByRole("button", { name: "Outcome: column actions" }).click();
    await explore.menu().getByRole("menuitem", { name: "How its values are spread" }).click();
    await expect(explore.facets.group("outcome").getByRole("button", { expanded: true })).toBeFocused();
  });

  test("leads to the next and the one before", async ({ explore }) => {
    await explore.open("north");
    await explore.openRow(1);
    await expect(explore.detail.previous()).toHaveAttribute("aria-disabled", "true");
    await explore.detail.next().click();
    await expect(explore.detail.sentence()).toContainText("user1 ");
    await expect(explore.row(2)).toHaveAttribute("aria-current", "true");
    await explore.detail.previous().click();
    await expect(explore.detail.sentence()).toContainText("user0 ");
    await explore.detail.close().click();
    await expect(explore.detail.pane()).toHaveCount(0);
    await expect.poll(() => explore.query()).toBe("");
  });

  test("gives the focus back to its row on Escape", async ({ explore }) => {
    await explore.open("north");
    await explore.row(3).focus();
    await explore.row(3).press("Enter");
    await expect(explore.detail.sentence()).toBeFocused();
    await explore.detail.sentence().press("Escape");
    await expect(explore.detail.pane()).toHaveCount(0);
    await expect(explore.row(3)).toBeFocused();
  });
});

test.describe("the address", () => {
  const QUERY =
    "range=2d&services=directory,sso&text=user&where=not+event_type:user_update+and+(client_ip:198.51.100.1+or+client_ip:198.51.100.2)&sort=asc&columns=time,sentence&by=event_type";

  test("makes the same page again, here and for somebody else", async ({ page, explore, browser, stack }) => {
    await explore.open("north", QUERY);
    await explore.openRow(2);
    await expect(explore.detail.sentence()).toBeVisible();
    const picture = async (view: typeof explore) => [
      await view.conditions().ariaSnapshot(),
      await view.rows().allTextContents(),
      await view.detail.sentence().textContent(),
    ];
    await expect(explore.status()).toHaveText(/^\d+ events/);
    const first = await picture(explore);
    const address = page.url();
    expect(decodeURIComponent(address).replaceAll("+", " ")).toContain("text=user");

    await page.reload();
    await expect(explore.detail.sentence()).toBeVisible();
    expect(await picture(explore)).toEqual(first);

    const other = await browser.newContext({
      baseURL: stack.url,
      storageState: await page.context().storageState(),
    });
    const therePage = await other.newPage();
    const there = new ExplorePage(therePage);
    await therePage.goto(address);
    await expect(there.detail.sentence()).toBeVisible();
    expect(await picture(there)).toEqual(first);
    await other.close();
  });

  test("goes back one act at a time, and by the list of earlier searches", async ({ page, explore }) => {
    await explore.open("north");
    await explore.facets.box("event_type", "user_update").click();
    await expect(explore.status()).toHaveText(/^60 events/);
    await explore.typeRange("12h");
    await expect(explore.search.range()).toHaveAccessibleName(/Last 12 hours/);
    await explore.openRow(1);
    await expect(explore.detail.pane()).toBeVisible();
    await page.goBack();
    await expect(explore.detail.pane()).toHaveCount(0);
    await expect.poll(() => explore.query()).toBe("?range=12h&where=event_type:user_update");
    await page.goBack();
    await expect(explore.search.range()).toHaveAccessibleName(/Last 24 hours/);
    await expect.poll(() => explore.query()).toBe("?where=event_type:user_update");
    await page.goBack();
    await expect(explore.status()).toHaveText(/^372 events/);
    await page.goForward();
    await expect(explore.status()).toHaveText(/^60 events/);
    await page.keyboard.press("h");
    const earlier = explore.dialog("Earlier searches").getByRole("option");
    await expect(earlier).toHaveText([
      /^event_type is user_update 60 events Last 24 hours · all services · ran (today|yesterday) \d\d:\d\d$/,
      /^event_type is user_update \d+ events Last 12 hours · /,
    ]);
    await earlier.last().click();
    await expect.poll(() => explore.query()).toBe("?range=12h&where=event_type:user_update");
  });

  test("shows what it cannot read, and does not lose it", async ({ page, explore }) => {
    await explore.open("north", "range=soon&where=client_ip:203.0.113.9+and+)(&sort=sideways");
    const notice = page.getByRole("region", { name: "Parts of the address that could not be read" });
    await expect(notice).toContainText("range=soon");
    await expect(notice).toContainText("sort=sideways");
    await expect(explore.search.pill("client_ip is 203.0.113.9")).toBeVisible();
    await expect(explore.status()).toHaveText(/^12 events/);
    await explore.searchText("password");
    await expect(explore.status()).toHaveText(/^12 events/);
    await expect.poll(() => explore.query()).toContain("range=soon");
    await notice.getByRole("button", { name: "Remove from the address" }).click();
    await expect(notice).toHaveCount(0);
    await expect.poll(() => explore.query()).not.toContain("soon");
  });
});
