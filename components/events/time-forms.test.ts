import { describe, expect, it } from "vitest";
import { factsOf } from "./event-facts";
import { timeForms } from "./time-forms";

const NOW = Date.parse("2026-11-21T06:12:08Z");
const forms = (timestamp: unknown, zone: string) =>
  timeForms(factsOf({ event_type: "x", timestamp }), zone, NOW).map(({ label, text }) => `${label}: ${text}`);

describe("the forms of a time", () => {
  it("hold zone, UTC, distance, number and what came", () => {
    expect(forms("2026-11-21T03:12:07.92134445Z", "Asia/Kathmandu")).toEqual([
      "UTC+05:45: 2026-11-21 08:57:07.921",
      "UTC: 2026-11-21T03:12:07.921Z",
      "Relative: 3 hours ago",
      "Epoch ms: 1795230727921",
      "As sent: 2026-11-21T03:12:07.92134445Z",
    ]);
  });

  it("keep the offset that an event was sent with", () => {
    expect(forms("2026-11-21T04:12:07+01:00", "UTC")).toEqual([
      "UTC: 2026-11-21 03:12:07",
      "UTC: 2026-11-21T03:12:07.000Z",
      "Relative: 3 hours ago",
      "Epoch ms: 1795230727000",
      "As sent: 2026-11-21T04:12:07+01:00",
    ]);
  });

  it.each([[undefined], ["yesterday"], [12]])("are none for %s", (timestamp) => {
    expect(forms(timestamp, "UTC")).toEqual([]);
  });
});
