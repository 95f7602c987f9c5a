/** The hostile events of the emulator, through what turns events into text. The browser's part is in e2e/security.spec.ts. */
import { expect, it } from "vitest";
import { csvCell } from "@/lib/core/csv";
import { hostileEvents } from "@/lib/emulator/scenarios/hostile";
import { sentenceOf, sentenceText } from "@/lib/insights/sentence";
import { textsAt } from "@/lib/insights/value";
import { createLog } from "@/lib/server/log";

const events = hostileEvents();
const name = "initiated_by.username";

it("stay one line of the log, and one line of a CSV in which nothing runs", () => {
  const lines: string[] = [];
  const log = createLog("info", [], (line) => lines.push(line));
  for (const event of events) log.info({ event }, textsAt(event, name).join(" "));
  expect(lines).toHaveLength(events.length);
  for (const line of lines) {
    expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(line)).toMatchObject({ level: "info" });
  }
  const cells = events.flatMap((event) => textsAt(event, name)).map((text) => csvCell(text));
  expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
});

it("become sentences of visible characters", () => {
  for (const event of events) {
    const text = sentenceText(sentenceOf(event));
    expect(text).not.toBe("");
    expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  }
});
