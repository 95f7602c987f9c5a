import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import { ask } from "./scenarios/ask";
import { testEvent, testOrg } from "./scenarios/small";

const [A, B, C] = [testOrg("a"), testOrg("b"), testOrg("c")];
const BODY = { service: ["all"], start_time: "2026-11-20T00:00:00Z" };
const TIME = "2026-11-20T10:00:00Z";

function fixture() {
  let now = Date.parse("2026-11-21T08:00:00Z");
  const emulator = createEmulator({ seed: 1, now: () => now });
  emulator.addKey("msp", {
    orgs: { [A]: [testEvent(TIME, { organization: A })], [B]: [testEvent(TIME, { organization: B })] },
    provider: {
      id: "provider-1",
      events: [testEvent(TIME, { organization: null, event_type: "msp_ticket_create" })],
    },
    serviceAccount: { clientId: "client", clientSecret: "secret", tokenMs: 60_000 },
  });
  emulator.addKey("single", { orgs: { [C]: [testEvent(TIME, { organization: C })] } });
  const orgsOf = async (key: string, headers: [string, string][]) => {
    const answer = await ask(emulator, key, "", BODY, headers);
    return answer.status === 200
      ? (answer.json as { organization: string }[]).map(({ organization }) => organization).toSorted()
      : answer.status;
  };
  return { emulator, orgsOf, pass: (ms: number) => (now += ms) };
}

describe("keys", () => {
  it("answers 401 to an unknown key and to none, with the same words", async () => {
    const { emulator } = fixture();
    const answers = [
      await ask(emulator, "unknown", "", BODY),
      await emulator.handle({
        method: "POST",
        path: "/insights/directory/v1/events",
        rawHeaders: [],
        body: "{}",
      }),
    ];
    for (const { status, body } of answers)
      expect([status, body]).toEqual([401, '{"message":"Unauthorized"}']);
  });

  it("answers 404 to other paths and 405 to other methods, before the key is looked at", async () => {
    const { emulator } = fixture();
    const call = async (method: string, path: string) =>
      (await emulator.handle({ method, path, rawHeaders: [], body: "" })).status;
    expect(await call("POST", "/events")).toBe(404);
    expect(await call("POST", "/insights/directory/v1/events/")).toBe(404);
    expect(await call("GET", "/insights/directory/v1/events")).toBe(405);
    expect(await call("GET", "/oauth2/token")).toBe(405);
  });

  it("wants JSON", async () => {
    const { emulator } = fixture();
    const rawHeaders: [string, string][] = [["x-api-key", "single"]];
    const call = (headers: [string, string][]) =>
      emulator.handle({
        method: "POST",
        path: "/insights/directory/v1/events",
        rawHeaders: headers,
        body: JSON.stringify(BODY),
      });
    expect((await call(rawHeaders)).status).toBe(415);
    expect((await call([...rawHeaders, ["Content-Type", "application/json; charset=utf-8"]])).status).toBe(
      200,
    );
  });
});

describe("orgs", () => {
  it("takes several by several header lines, in any case, each once", async () => {
    const { orgsOf } = fixture();
    expect(
      await orgsOf("msp", [
        ["x-org-id", A],
        ["X-Org-Id", B],
        ["x-org-id", A],
      ]),
    ).toEqual([A, B].toSorted());
    expect(await orgsOf("msp", [["x-org-id", B]])).toEqual([B]);
    expect(await orgsOf("single", [])).toEqual([C]);
  });

  it.each<[string, string, [string, string][], number]>([
    ["a list with a comma in one line", "msp", [["x-org-id", `${A}, ${B}`]], 400],
    ["an id of the wrong form", "msp", [["x-org-id", "northwind"]], 400],
    ["an empty id", "msp", [["x-org-id", ""]], 400],
    ["an org of another key", "msp", [["x-org-id", C]], 403],
    [
      "one right org and one wrong",
      "msp",
      [
        ["x-org-id", A],
        ["x-org-id", C],
      ],
      403,
    ],
    ["no org for a key with several", "msp", [], 400],
    ["another provider", "msp", [["x-provider-id", "provider-2"]], 403],
    ["a provider for a key without one", "single", [["x-provider-id", "provider-1"]], 403],
    [
      "a provider and an org",
      "msp",
      [
        ["x-provider-id", "provider-1"],
        ["x-org-id", A],
      ],
      400,
    ],
  ])("refuses %s", async (_name, key, headers, status) => {
    expect(await fixture().orgsOf(key, headers)).toBe(status);
  });

  it("gives the provider only its own events", async () => {
    const { emulator } = fixture();
    const answer = await ask(emulator, "msp", "", BODY, [["x-provider-id", "provider-1"]]);
    expect(answer.json).toEqual([
      expect.objectContaining({ event_type: "msp_ticket_create", organization: null }),
    ]);
  });

  it("takes the home org from the options", async () => {
    const { emulator, orgsOf } = fixture();
    emulator.setOptions("msp", { home: B });
    expect(await orgsOf("msp", [])).toEqual([B]);
  });
});

describe("service accounts", () => {
  const basic = (text: string): [string, string] => ["authorization", `Basic ${btoa(text)}`];
  const token = (emulator: ReturnType<typeof fixture>["emulator"], credentials: string, body: string) =>
    emulator.handle({ method: "POST", path: "/oauth2/token", rawHeaders: [basic(credentials)], body });
  const FORM = "scope=api&grant_type=client_credentials";

  it("gives a token that works with x-org-id until it ends", async () => {
    const { emulator, pass } = fixture();
    const answer = await token(emulator, "client:secret", FORM);
    const { access_token } = JSON.parse(answer.body) as { access_token: string };
    const call = (headers: [string, string][]) =>
      emulator.handle({
        method: "POST",
        path: "/insights/directory/v1/events",
        rawHeaders: [
          ["authorization", `Bearer ${access_token}`],
          ["content-type", "application/json"],
          ...headers,
        ],
        body: JSON.stringify(BODY),
      });
    expect((await call([["x-org-id", A]])).status).toBe(200);
    expect((await call([])).status).toBe(400);
    pass(60_000);
    expect((await call([["x-org-id", A]])).status).toBe(401);
  });

  it.each([
    ["client:wrong", FORM, 401],
    ["client:secret", "scope=api", 400],
    ["client:secret", "scope=admin&grant_type=client_credentials", 400],
  ])("refuses %s with %s", async (credentials, form, status) => {
    expect((await token(fixture().emulator, credentials, form)).status).toBe(status);
  });
});

describe("isolation", () => {
  it("keeps faults, calls and cursors of one key from another", async () => {
    const { emulator } = fixture();
    emulator.fault("single", { kind: "status", status: 503, times: Number.POSITIVE_INFINITY });
    const single = await ask(emulator, "single", "", BODY);
    const msp = await ask(emulator, "msp", "", { ...BODY, limit: 1 }, [["x-org-id", A]]);
    expect([single.status, msp.status]).toEqual([503, 200]);
    expect(emulator.calls("single")).toHaveLength(1);
    expect(emulator.calls("msp")).toMatchObject([{ operation: "events", status: 200, body: { limit: 1 } }]);
    emulator.reset("single");
    expect((await ask(emulator, "single", "", BODY)).status).toBe(200);
    const cursor = JSON.parse(msp.header("x-search_after") ?? "null") as unknown;
    expect((await ask(emulator, "single", "", { ...BODY, limit: 1, search_after: cursor })).status).toBe(400);
    emulator.reset("msp");
    expect(
      (await ask(emulator, "msp", "", { ...BODY, limit: 1, search_after: cursor }, [["x-org-id", A]])).status,
    ).toBe(400);
  });

  it("records refused calls of a key that it does not know", async () => {
    const { emulator } = fixture();
    await ask(emulator, "stranger", "/count", BODY);
    expect(emulator.calls("stranger")).toMatchObject([{ operation: "count", status: 401 }]);
  });
});

describe("events made on demand", () => {
  it("are made once, by the first call or by warming", async () => {
    const { emulator } = fixture();
    let made = 0;
    const events = () => {
      made += 1;
      return [testEvent(TIME, { organization: C })];
    };
    emulator.addKey("lazy", { orgs: { [C]: events }, provider: { id: "p", events } });
    expect(made).toBe(0);
    emulator.warm("lazy");
    expect(made).toBe(2);
    expect((await ask(emulator, "lazy", "/count", BODY)).json).toEqual({ count: 1 });
    expect(made).toBe(2);
  });
});
