/** The time range: typed, usual ones as buttons, two fields, a moment with what lies around it, the zone. */
import { northEvents } from "./events";
import { expect, test } from "./fixtures";
import { ORGS } from "./people";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PRESETS = 13;

test.beforeEach(async ({ signIn, explore }) => {
  await signIn("analyst");
  await explore.open("north");
});

/** `2026-11-21 10:15:30` of an instant in a zone, the browser's if none is named. */
const localTime = (ms: number, timeZone = "Europe/Paris") =>
  new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone }).format(ms);

/** What a field for date and time holds at an instant. */
const wall = (ms: number) => localTime(ms).replace(" ", "T");

/** The count of events from one instant to another, the second left out. */
const counted = (startedMs: number, from: number, to: number) =>
  northEvents(startedMs).filter(({ timestamp }) => {
    const at = Date.parse(String(timestamp));
    return at >= from && at < to;
  }).length;

test("thirteen usual ranges are buttons, the one in use is marked, and none is longer than events are kept", async ({
  explore,
  shell,
}) => {
  const buttons = explore
    .dialog("Time range")
    .getByRole("list", { name: "Usual ranges" })
    .getByRole("button");
  await explore.search.range().click();
  await expect(buttons).toHaveCount(PRESETS);
  for (const { name, shown, range, count } of [
    { name: "Last 7 days", shown: "Last 7 days", range: "7d", count: /^1,872 events/ },
    { name: "Yesterday", shown: "Yesterday", range: "yesterday", count: /^\d+ events/ },
    { name: "Last 24 hours", shown: "Last 24 hours", range: "24h", count: /^372 events/ },
  ]) {
    await buttons.and(explore.dialog("Time range").getByRole("button", { name, exact: true })).click();
    await expect(explore.search.range()).toHaveAccessibleName(new RegExp(`^Time range: ${shown}`));
    await expect.poll(() => explore.query()).toBe(range === "24h" ? "" : `?range=${range}`);
    await expect(explore.status()).toHaveText(count);
    await explore.search.range().click();
    const pressed = explore.dialog("Time range").getByRole("button", { pressed: true });
    await expect(pressed).toHaveText([name]);
  }

  await buttons.filter({ hasText: "Last 30 days" }).click();
  await shell.switchTo(ORGS.south.name);
  await expect(explore.found()).toHaveText(/^2 events$/);
  await explore.chart.figure().getByRole("button", { name: "1 note" }).click();
  await expect(explore.dialog("Notes on this result")).toContainText("Events are kept for 15 days");
  await explore.search.range().click();
  await expect(buttons).toHaveCount(PRESETS - 2);
  await expect(explore.dialog("Time range")).toContainText(
    "keeps the events of this organisation for 15 days",
  );
});

test("a start and an end, or a moment and what lies around it, are two fields each", async ({
  explore,
  startedAt,
}) => {
  const form = explore.dialog("Time range");
  const start = Math.floor((startedAt.ms - 50 * HOUR) / MINUTE) * MINUTE;
  await explore.search.range().click();
  await form.getByLabel("From", { exact: true }).fill(wall(start));
  await form.getByLabel("To", { exact: true }).fill(wall(start + 2 * HOUR));
  await form.getByRole("button", { name: "Use", exact: true }).click();
  await expect(explore.status()).toHaveText(
    new RegExp(`^${counted(startedAt.ms, start, start + 2 * HOUR)} events`),
  );
  await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-\d\d-\d\d \d\d:\d\d to /);

  const moment = start + 5 * HOUR;
  await explore.search.range().click();
  await form.getByLabel("Around", { exact: true }).fill(wall(moment));
  await form.getByRole("combobox", { name: "To either side" }).selectOption("1h");
  await form.getByRole("button", { name: "Use: around a moment" }).click();
  await expect(explore.status()).toHaveText(
    new RegExp(`^${counted(startedAt.ms, moment - HOUR, moment + HOUR)} events`),
  );
  const [from = "", to = ""] = new URLSearchParams(explore.query()).get("range")?.split("..") ?? [];
  expect([Date.parse(from), Date.parse(to)]).toEqual([moment - HOUR, moment + HOUR]);
});

test("takes a length, a day by name and two times as typed, and keeps what it cannot read", async ({
  explore,
  startedAt,
}) => {
  await test.step("a length", async () => {
    const before = Date.now();
    await explore.typeRange("3h");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Last 3 hours/);
    await expect(explore.status()).not.toHaveText(/^372 /);
    await expect(explore.status()).toHaveText(/^\d+ events, (\d+) loaded/);
    const status = await explore.status().textContent();
    const shown = Number(status?.split(" ")[0]);
    const [most, least] = [before, Date.now()].map((now) => counted(startedAt.ms, now - 3 * HOUR, now));
    expect(shown).toBeLessThanOrEqual(most ?? 0);
    expect(shown).toBeGreaterThanOrEqual(least ?? 0);
    await expect.poll(() => explore.query()).toBe("?range=3h");
  });

  await test.step("a day by name, in the zone that is shown", async () => {
    await explore.typeRange("yesterday");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Yesterday/);
    await expect.poll(() => explore.query()).toBe("?range=yesterday");
    const day = localTime(Date.now() - 24 * HOUR).slice(0, 10);
    await expect(explore.rows().first()).toHaveAccessibleName(new RegExp(`^Open details: ${day}`));
  });

  await test.step("two times", async () => {
    const day = localTime(startedAt.ms - 48 * HOUR).slice(0, 10);
    await explore.typeRange(`${day} 10:00 to 11:30`);
    await expect(explore.search.range()).toHaveAccessibleName(
      new RegExp(`^Time range: ${day} 10:00 to ${day} 11:30`),
    );
    await expect.poll(() => explore.query()).toContain("..");
    const [from = 0, to = 0] =
      new URLSearchParams(explore.query()).get("range")?.split("..").map(Date.parse) ?? [];
    expect([localTime(from), localTime(to)]).toEqual([`${day} 10:00:00`, `${day} 11:30:00`]);
    await expect(explore.found()).toHaveText(new RegExp(`^${counted(startedAt.ms, from, to)} events$`));
  });

  await test.step("what is no range", async () => {
    const before = explore.query();
    await explore.typeRange("next tuesdayish");
    const field = explore.dialog("Time range").getByRole("textbox", { name: "Time range" });
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue("next tuesdayish");
    await expect(field).toHaveAccessibleDescription(/\w+/);
    expect(explore.query()).toBe(before);
  });
});

test("is shown in the zone that one chooses", async ({ explore, startedAt }) => {
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
