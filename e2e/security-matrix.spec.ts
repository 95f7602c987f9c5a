/**
 * Everybody against every address of the build: who may, gets data; who may not, learns nothing, and the audit says
 * so. Without a browser. The rules are in permissions.ts; a route of the build that is not there fails.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type AuditRow, listAudit } from "@/lib/server/db/repos/audit";
import { CLAIMS, SPELLINGS } from "./confusions";
import { type Answer, ask, rawAnswer } from "./http-client";
import { addressOf, mayUse, ROLES, ROUTES, VERBS, type Verb } from "./permissions";
import { type Crowd, emailOf, leaksIn, PERSONAS, type Persona, SCOPES, startCrowd } from "./personas";

const MANIFEST = ".next/app-path-routes-manifest.json";
const built: Record<string, string> = JSON.parse(readFileSync(MANIFEST, "utf8"));
const isPage = (route: string) => !route.startsWith("/api/");

let crowd: Crowd;

test.beforeAll(async () => {
  crowd = await startCrowd();
});
test.afterAll(async () => {
  await crowd?.store.db.close();
  await crowd?.stack.stop();
});

type Verdict = "open" | "no such verb" | "sign in" | "not there" | "not allowed";

/** What the rules say of one cell. */
function verdictOf(persona: Persona, route: string, verb: Verb, scope: string): Verdict {
  const who = mayUse(route, verb);
  if (who === null) return "no such verb";
  if (who === "anyone") return "open";
  if (persona.role === null || persona.disabled) return "sign in";
  if (route.includes("[scope]") && !persona.scopes.includes(scope)) return "not there";
  return who === "signed-in" || ROLES[persona.role].includes(who) ? "open" : "not allowed";
}

const codeOf = ({ text }: Answer) => /^\{"error":\{"code":"(\w+)"/.exec(text)?.[1] ?? "";

/** What is wrong with the answer of one cell, or null. HEAD has no body to tell a code. */
function faultOf(verdict: Verdict, route: string, verb: Verb, answer: Answer): string | null {
  const { status, headers } = answer;
  const said = `${status} ${codeOf(answer)}`;
  const is = (code: string) => (verb === "HEAD" ? said.startsWith(code.split(" ")[0] ?? "") : said === code);
  const right: Record<Verdict, () => boolean> = {
    "no such verb": () => (verb === "OPTIONS" && !isPage(route) ? status === 204 : status === 405),
    "sign in": () =>
      isPage(route)
        ? status === 307 && /^\/login(\?|$)/.test(headers.location ?? "")
        : is("401 UNAUTHENTICATED"),
    "not there": () => (isPage(route) ? status === 404 : is("404 NOT_FOUND")),
    "not allowed": () => (isPage(route) ? status === 404 || status === 403 : is("403 FORBIDDEN")),
    open: () =>
      ROUTES[route]?.body === undefined
        ? (route.startsWith("/_") ? status === 404 : status < 500) &&
          !/UNAUTHENTICATED|FORBIDDEN|BAD_ORIGIN|RATE_LIMITED/.test(said)
        : status === 200,
  };
  return right[verdict]() ? null : `expected: ${verdict}, was: ${said}`;
}

interface Cell {
  persona: Persona;
  route: string;
  verb: Verb;
  scope: string;
}

/** A verb that the route lacks reaches no code of ours: two personas and one scope show it. HEAD runs GET's. */
function* cells(): Generator<Cell> {
  for (const route of Object.values(built)) {
    for (const verb of VERBS) {
      const there = mayUse(route, verb) !== null;
      const reads = verb === "HEAD" ? SCOPES.slice(0, 2) : SCOPES;
      const scopes = !route.includes("[scope]") || !there ? ["north"] : reads;
      for (const persona of there ? PERSONAS : [PERSONAS[0], PERSONAS.at(-1)])
        if (persona) for (const scope of scopes) yield { persona, route, verb, scope };
    }
  }
}

/** Sends the request of one cell, with another spelling of its address and further headers where they are given. */
function send(
  { persona, route, verb, scope }: Cell,
  spell: (path: string) => string = (path) => path,
  claim: Record<string, string> = {},
): Promise<Answer> {
  const body = ["GET", "HEAD", "OPTIONS"].includes(verb)
    ? undefined
    : JSON.stringify(ROUTES[route]?.body ?? {});
  const cookie = crowd.cookies.get(persona);
  return ask(crowd.stack, spell(addressOf(route, scope)), {
    method: verb,
    body,
    headers: {
      origin: crowd.stack.url,
      "x-forwarded-for": `198.51.100.${PERSONAS.indexOf(persona)}`,
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": String(body.length) }),
      ...claim,
    },
  });
}

/** Runs `work` over all items, a few at a time. */
async function each<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of items.map(keyOf).sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Refusals by the rules of the routes. That a saved search is not there is recorded too, wherever one may look for it. */
const denials = async (): Promise<AuditRow[]> =>
  (await listAudit(crowd.store.db.queries, 100_000)).filter(
    ({ action, detail }) => action === "denied" && !("search" in (JSON.parse(detail) as object)),
  );

test("every route of the build has its rule, and no rule is without a route", () => {
  expect(Object.values(built).sort()).toEqual(Object.keys(ROUTES).sort());
});

test("everybody gets what the rules say at every address by every verb, and denials are in the audit", async () => {
  const faults: string[] = [];
  const refused: Cell[] = [];
  const missing = new Map<string, Set<string>>();
  await each(cells(), async (cell) => {
    const { persona, route, verb, scope } = cell;
    const verdict = verdictOf(persona, route, verb, scope);
    const answer = await send(cell);
    const fault = faultOf(verdict, route, verb, answer);
    const name = `${persona.name} ${verb} ${addressOf(route, scope)}`;
    if (fault) faults.push(`${name}: ${fault}`);
    for (const leak of leaksIn(crowd.stack, persona, answer)) faults.push(`${name}: tells ${leak}`);
    if (verdict === "not there" || verdict === "not allowed") refused.push(cell);
    if (verdict === "not there" && !isPage(route) && verb !== "HEAD") {
      const texts = missing.get(`${route} ${verb}`) ?? new Set();
      missing.set(`${route} ${verb}`, texts.add(answer.text.replace(/"requestId":"[^"]*"/, "")));
    }
  });
  expect(faults).toEqual([]);
  // What one may not see and what is not there are told in the same words.
  expect([...missing].filter(([, texts]) => texts.size !== 1)).toEqual([]);
  expect(countBy(await denials(), ({ actor }) => actor)).toEqual(
    countBy(refused, ({ persona }) => emailOf(persona)),
  );
  const named = countBy(await denials(), ({ detail, scope }) => {
    const { scope: wanted, permission } = JSON.parse(detail) as { scope?: string; permission?: string };
    // A page has its parameter as it stood in the address.
    return permission === undefined
      ? `scope ${decodeURIComponent(wanted ?? "")}`
      : `${permission} in ${scope}`;
  });
  const hidden = refused.filter(
    (cell) => verdictOf(cell.persona, cell.route, cell.verb, cell.scope) === "not there",
  );
  expect(named).toMatchObject(countBy(hidden, ({ scope }) => `scope ${decodeURIComponent(scope)}`));
});

/** A verb of each closed route, asked by somebody without any grant and by somebody with one for another org. */
const closed: Cell[] = Object.values(built).flatMap((route) => {
  const verb = VERBS.find((one) => !["anyone", null].includes(mayUse(route, one)));
  const persons = PERSONAS.filter(
    ({ name }) => name === "nobody" || (name === "viewer-south" && route.includes("[scope]")),
  );
  return verb ? persons.map((persona) => ({ persona, route, verb, scope: "north" })) : [];
});

/** What is wrong with an answer that must neither let in nor tell anything. */
function confusionIn(cell: Cell, answer: Answer): string[] {
  const { status, headers } = answer;
  const place = headers.location ?? "";
  return [
    // Next tells a soft navigation of the redirect or the missing page within an answer of 200.
    ...(status < 300 && !/NEXT_REDIRECT;|NEXT_HTTP_ERROR_FALLBACK;404|"status":"live"/.test(answer.text)
      ? [`was ${status}`]
      : []),
    ...(status >= 500 ? [`was ${status}`] : []),
    ...(/^(\/\/|\/\\|https?:\/\/(?!localhost))/.test(place) || place.includes("evil")
      ? [`leads to ${place}`]
      : []),
    ...leaksIn(crowd.stack, cell.persona, answer).map((leak) => `tells ${leak}`),
  ];
}

test("no other spelling of an address and no header opens what is closed", async () => {
  const faults: string[] = [];
  const tries = closed.flatMap((cell) => [
    ...Object.entries(SPELLINGS).map(([name, spell]) => ({ cell, name, spell, claim: {} })),
    ...Object.entries(CLAIMS).map(([name, claim]) => ({ cell, name, spell: (path: string) => path, claim })),
  ]);
  await each(tries, async ({ cell, name, spell, claim }) => {
    const answer = await send(cell, spell, claim);
    for (const fault of confusionIn(cell, answer))
      faults.push(
        `${name}, ${cell.persona.name} ${cell.verb} ${spell(addressOf(cell.route, cell.scope))}: ${fault}`,
      );
  });
  expect(faults).toEqual([]);
});

test("a token works as a cookie only", async () => {
  const admin = PERSONAS.at(-1);
  const token = (admin && crowd.cookies.get(admin))?.split("=").slice(1).join("=") ?? "";
  for (const authorization of [`Bearer ${token}`, "Bearer %", "Basic YWRtaW46YWRtaW4="])
    expect((await ask(crowd.stack, "/api/orgs", { headers: { authorization } })).status).toBe(401);
  expect(
    (await ask(crowd.stack, "/api/orgs", { headers: { cookie: `did.state-${crowd.stack.port}=${token}` } }))
      .status,
  ).toBe(401);
});

test("a tunnel, an upgrade and a server action reach nothing", async () => {
  let hits = 0;
  const inside = createServer((_req, res) => {
    hits += 1;
    res.end();
  });
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done));
  const { port } = inside.address() as AddressInfo;
  const upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
  for (const line of [
    `GET http://127.0.0.1:${port}/ HTTP/1.1`,
    "GET /o/north HTTP/1.1",
    `GET //127.0.0.1:${port}/ HTTP/1.1`,
  ])
    expect(
      await rawAnswer(crowd.stack, `${line}\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\n\r\n`),
      line,
    ).toMatch(/^HTTP\/1.1 400 /);
  expect(await rawAnswer(crowd.stack, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 405 /,
  );
  expect(hits).toBe(0);
  await new Promise((done) => inside.close(done));

  for (const path of ["/login", "/o/north", "/"]) {
    const answer = await ask(crowd.stack, path, {
      method: "POST",
      headers: {
        origin: crowd.stack.url,
        "next-action": "00".repeat(20),
        "content-type": "multipart/form-data; boundary=x",
      },
      body: '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:constructor:constructor"]\r\n--x--\r\n',
    });
    expect([path, answer.status]).toEqual([path, 405]);
  }
});

test("another site gets no leave to read or to send", async () => {
  const admin = PERSONAS.at(-1);
  const cookie = (admin && crowd.cookies.get(admin)) ?? "";
  for (const origin of ["https://evil.example", "null", `${crowd.stack.url}.evil.example`]) {
    const headers = { origin, cookie, "access-control-request-method": "POST", "content-type": "text/plain" };
    const [read, preflight, sent] = await Promise.all([
      ask(crowd.stack, "/api/orgs", { headers }),
      ask(crowd.stack, "/api/orgs/north/events/count", { method: "OPTIONS", headers }),
      ask(crowd.stack, "/api/orgs/north/events/count", { method: "POST", headers, body: "{}" }),
    ]);
    for (const answer of [read, preflight, sent])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect([sent.status, codeOf(sent)]).toEqual([403, "BAD_ORIGIN"]);
  }
});

test("the API key is in no file of the server and in none of its lines", () => {
  const { stack } = crowd;
  const within = (dir: string) =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const files = [stack.dataDir, ".next/static", ".next/server"].flatMap(within);
  expect(files.some((file) => file.endsWith("insights.db"))).toBe(true);
  expect(files.filter((file) => readFileSync(file).includes(stack.key))).toEqual([]);
  expect(files.filter((file) => file.startsWith(".next/static") && file.endsWith(".map"))).toEqual([]);
  expect(stack.output()).toContain("/api/orgs/[scope]/events/search");
  expect(stack.output().includes(stack.key)).toBe(false);
});
