/** The time range by pointer: usual ranges as buttons, two fields, a moment with what lies around it. */
import { northEvents } from "./events";
import { expect, test } from "./fixtures";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PRESETS = 13;

test.beforeEach(async ({ signIn, explore }) => {
  await signIn("analyst");
  await explore.open("north");
});

/** What a field for date and time holds at an instant, in the zone of the browser. */
const wall = (ms: number) =>
  new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: "Europe/Paris" })
    .format(ms)
    .replace(" ", "T");

/** The count of events from one instant to another, the second left out. */
const counted = (startedMs: number, from: number, to: number) =>
  northEvents(startedMs).filter(({ timestamp }) => {
    const at = Date.parse(String(timestamp));
    return at >= from && at < to;
  }).length;

test("thirteen usual ranges are buttons, and the one in use is marked", async ({ explore }) => {
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
