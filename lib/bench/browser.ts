/** A hundred thousand loaded rows in a real browser: scrolling, and the time from a key press to the next paint. */
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/lib/testing/run/chromium";
import { signIn } from "./analyst";
import type { Figure } from "./budget";
import { median, percentile } from "./statistics";
import { analystEmail, startBench } from "./tenant";

const ROWS = 100_000;

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** Scrolls to the end again and again until `wanted` rows are loaded. */
async function loadRows(page: Page, wanted: number): Promise<void> {
  const table = page.getByRole("table", { name: "Events" });
  for (let loaded = 0; loaded < wanted; ) {
    await table.evaluate((element) => {
      const scroller = element.closest("[data-scroller]") ?? element.parentElement;
      scroller?.scrollTo({ top: scroller.scrollHeight });
    });
    const text = await page
      .getByText(/ loaded, newest first$/)
      .first()
      .textContent();
    loaded = Number(text?.replace(/\D/g, "") ?? 0);
  }
}

interface Scrolled {
  /** Durations of tasks over 50 ms, ms. */
  long: number[];
  rows: number;
}

/** Scrolls through the loaded rows in steps and jumps, a frame each. */
function scroll(page: Page): Promise<Scrolled> {
  return page.getByRole("table", { name: "Events" }).evaluate(async (element) => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(entry.duration);
    });
    observer.observe({ entryTypes: ["longtask"] });
    const scroller = element.closest("[data-scroller]") ?? element.parentElement;
    let rows = 0;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let step = 0; step < 240; step++) {
      const height = scroller?.scrollHeight ?? 0;
      const top = step < 120 ? step * 400 : ((step * 7919) % 97) * (height / 100);
      scroller?.scrollTo({ top });
      await frame();
      rows = Math.max(rows, element.querySelectorAll("tbody tr").length);
    }
    observer.disconnect();
    return { long, rows };
  });
}

/** Milliseconds from the event to the next paint, by the browser's own event timing. */
async function toNextPaint(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const durations: number[] = [];
    Reflect.set(window, "__durations", durations);
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration);
    });
    observer.observe({ type: "event", durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  return page.evaluate(() => Math.max(0, ...(Reflect.get(window, "__durations") as number[])));
}

/** Opens events one after the other by key. */
async function openTimes(page: Page): Promise<number[]> {
  const rows = page.getByRole("table", { name: "Events" }).locator("tbody tr");
  const times: number[] = [];
  for (let index = 2; index < 12; index++) {
    times.push(await toNextPaint(page, () => rows.nth(index).click({ position: { x: 40, y: 12 } })));
  }
  return times;
}

/** Types into the search field and takes the slowest key. */
async function typingTimes(page: Page): Promise<number[]> {
  const field = page.getByRole("textbox", { name: "Search text in events" });
  await field.click();
  const times: number[] = [];
  for (const key of "password") times.push(await toNextPaint(page, () => page.keyboard.press(key)));
  await page.keyboard.press("Escape");
  return times;
}

/** Ticks facet values. */
async function facetTimes(page: Page): Promise<number[]> {
  const boxes = page.getByRole("region", { name: "Facets" }).getByRole("checkbox");
  const times: number[] = [];
  for (let index = 0; index < 3; index++) {
    times.push(await toNextPaint(page, () => boxes.nth(index).click()));
    await boxes.nth(index).click();
  }
  return times;
}

/** Everything that is measured in the browser. */
export async function interactions(): Promise<Figure[]> {
  const stack = await startBench(ROWS);
  const browser = await launch();
  try {
    const { cookie } = await signIn(stack.url, analystEmail(0));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(
      cookie.split("; ").map((pair) => ({
        name: pair.slice(0, pair.indexOf("=")),
        value: pair.slice(pair.indexOf("=") + 1),
        url: stack.url,
      })),
    );
    // The loader of this file names inner functions with a helper that a page does not have.
    await context.addInitScript("globalThis.__name = (inner) => inner;");
    const page = await context.newPage();
    await page.goto(`${stack.url}/o/bench?range=4d`);
    await page.getByRole("row").nth(3).waitFor();
    const typing = await typingTimes(page);
    await loadRows(page, ROWS - 5_000);
    const { long, rows } = await scroll(page);
    const open = await openTimes(page);
    const facet = await facetTimes(page);
    const of = (name: string, times: number[], budget: number): Figure => ({
      name,
      value: percentile(times, 0.75),
      budget,
      unit: "ms",
      detail: `p75 of ${times.length}, median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
    });
    return [
      {
        name: "100,000 rows: longest task while scrolling",
        value: Math.max(0, ...long),
        budget: 50,
        unit: "ms",
        detail: `${long.length} tasks over 50 ms in 240 frames`,
      },
      {
        name: "100,000 rows: rows in the DOM",
        value: rows,
        budget: 80,
        unit: "rows",
        detail: "the most seen",
      },
      of("100,000 rows: open an event, to next paint", open, 100),
      of("100,000 rows: tick a facet, to next paint", facet, 100),
      of("typing, to next paint", typing, 100),
    ];
  } finally {
    await browser.close();
    await stack.stop();
  }
}
