import { expect, it } from "vitest";
import { attachment, fileName, stamp } from "./attachment";

it.each([
  [["events", "Northwind Traders", "20261120T000000Z"], "events-Northwind-Traders-20261120T000000Z.csv"],
  [["events", "../../etc/passwd"], "events-etc-passwd.csv"],
  [["events", "..\\\\..\\\\x"], "events-x.csv"],
  [["events", 'a"; filename="b.exe'], "events-a-filename=-b.exe.csv"],
  [["events", "a\r\nSet-Cookie: x=1"], "events-a-Set-Cookie-x=1.csv"],
  [["events", "fdp.\u202eexe"], "events-fdp.-exe.csv"],
  [["events", "\ud800Zürich 東京 🏢"], "events-Zürich-東京-🏢.csv"],
  [["events", "..."], "events.csv"],
  [["events", "%2e%2e%2f"], "events-2e-2e-2f.csv"],
  [["events", "$(id)`id`&"], "events-(id)-id.csv"],
  [["events", "x".repeat(500)], `events-${"x".repeat(60)}.csv`],
])("%j is %s", (parts, name) => expect(fileName(parts, "csv")).toBe(name));

it.each([
  ["events-Zürich.csv", `filename="events-Zurich.csv"; filename*=UTF-8''events-Z%C3%BCrich.csv`],
  ["events-東京.csv", `filename="events-__.csv"; filename*=UTF-8''events-%E6%9D%B1%E4%BA%AC.csv`],
  ["a(b)'*.csv", `filename="a(b)'*.csv"; filename*=UTF-8''a%28b%29%27%2a.csv`],
])("the header of %s has both forms, in ASCII", (name, form) => {
  const headers = attachment(name, "text/csv");
  expect(headers["content-disposition"]).toBe(`attachment; ${form}`);
  expect(() => new Headers(headers)).not.toThrow();
});

it("an instant is digits that a file's name can have", () => {
  expect(stamp("2026-11-21T10:00:30.123Z")).toBe("20261121T100030Z");
});
