import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatEvents } from "./copy-formats";

const EVENT = {
  id: "e1",
  event_type: "admin_login_attempt",
  success: false,
  initiated_by: { type: "admin", email: "=cmd|'/c calc'!A1" },
  client_ip: "203.0.113.9",
  timestamp: "2026-11-21T03:12:07.92134445Z",
  note: "a|b\n<img src=x> [x](https://evil.example) `c`",
  tags: ["x", "y"],
};
const TABLE = { columns: ["time", "outcome", "actor", "note", "tags", "absent"], zone: "Asia/Kathmandu" };
const TIME = "2026-11-21T08:57:07.92134445+05:45";

describe("events as", () => {
  it("text: a line each, hidden characters marked", () => {
    const event = { ...EVENT, initiated_by: { type: "admin", email: "a\u202eb" } };
    const text = formatEvents("text", [event, event], TABLE);
    expect(text.split("\n")).toHaveLength(3);
    expect(text).toMatch(
      new RegExp(`^${TIME.replace("+", "\\+")} {2}failure {2}a(⟨U\\+202E⟩|\ufffd)b failed to sign in`),
    );
  });

  it("CSV: the columns on screen, no cell a formula, times with offset", () => {
    expect(formatEvents("csv", [EVENT], TABLE)).toBe(
      `Time,Outcome,Actor,note,tags,absent\r\n${TIME},failure,"'=cmd|'/c calc'!A1","${EVENT.note}","x, y",\r\n`,
    );
  });

  it("Markdown: a table in which nothing is markup", () => {
    const lines = formatEvents("markdown", [EVENT], { ...TABLE, columns: ["outcome", "note"] }).split("\n");
    expect(lines).toEqual([
      "| Outcome | note |",
      "| --- | --- |",
      "| failure | a\\|b \\<img src=x\\> \\[x\\](https\\://evil.example) \\`c\\` |",
      "",
    ]);
  });

  it("Markdown: as many cells in each line whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a|\\\n\r`*<\u2028") }), (note) => {
        const text = formatEvents("markdown", [{ note }], { columns: ["note", "absent"], zone: "UTC" });
        const lines = text.split(/\r\n|[\n\r\u2028]/);
        expect(lines).toHaveLength(4);
        for (const line of lines.slice(0, 3)) {
          expect(line.replace(/\\[\s\S]/g, "").match(/\|/g)).toHaveLength(3);
        }
      }),
    );
  });

  it("JSON and NDJSON: all of each event, lossless", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (values) => {
        const events: unknown[] = JSON.parse(JSON.stringify(values));
        expect(JSON.parse(formatEvents("json", events, TABLE))).toEqual(events);
        const lines = formatEvents("ndjson", events, TABLE).split("\n").slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(events);
      }),
    );
  });

  it("anything: content that is no event fails no format", () => {
    for (const format of ["text", "json", "ndjson", "markdown", "csv"] as const) {
      expect(formatEvents(format, [null, "text", 7, []], TABLE)).not.toBe("");
    }
  });
});

describe("an organisation", () => {
  const event = { ...EVENT, organization: "0123456789abcdef01234567" };
  const wordsOf = (field: string, value: string) =>
    field === "organization" && value === "0123456789abcdef01234567" ? "Acme | Co" : value;
  const table = { columns: ["time", "organization"], zone: "UTC", wordsOf };

  it.each([
    ["text", "Acme | Co"],
    ["markdown", "Acme \\| Co"],
    ["csv", "Acme | Co"],
  ] as const)("stands by its name in %s", (format, name) => {
    const copied = formatEvents(format, [event], table);
    expect(copied).toContain(name);
    expect(copied).not.toContain(event.organization);
  });

  it("stays an id in JSON, and in text where the table does not name it", () => {
    expect(formatEvents("json", [event], table)).toContain(event.organization);
    expect(formatEvents("text", [event], { ...table, columns: ["time"] })).not.toContain("Acme");
  });
});
