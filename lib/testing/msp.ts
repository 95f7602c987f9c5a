/** A provider's forty client organisations, under three keys in two regions, on emulators of their own and a real store. */
import { POST as countRoute } from "@/app/api/orgs/[scope]/events/count/route";
import { POST as facetsRoute } from "@/app/api/orgs/[scope]/events/facets/route";
import { POST as histogramRoute } from "@/app/api/orgs/[scope]/events/histogram/route";
import { POST as searchRoute } from "@/app/api/orgs/[scope]/events/search/route";
import { createEmulator, type Emulator } from "@/lib/emulator/emulator";
import type { Call } from "@/lib/emulator/keys";
import { hexId } from "@/lib/emulator/random";
import { serveEmulator } from "@/lib/emulator/serve";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { newId } from "@/lib/server/db/ids";
import { insertUser } from "@/lib/server/db/repos/users";
import { createGateway, type GatewayDeps } from "@/lib/server/gateway/gateway";
import { auditLatchedKey } from "@/lib/server/key-audit";
import { addOrg } from "@/lib/server/services/orgs";
import { NOW, WINDOW } from "./events";
import { type TestServer, testServer } from "./server";

const REGIONS = ["us", "eu"] as const;
type Region = (typeof REGIONS)[number];

/** Who reads whom: the second key is one of both regions, so there are four requests to make. */
export const GROUPS: readonly { key: string; region: Region; first: number; last: number }[] = [
  { key: "msp-key-a", region: "us", first: 0, last: 13 },
  { key: "msp-key-b", region: "us", first: 14, last: 20 },
  { key: "msp-key-b", region: "eu", first: 21, last: 26 },
  { key: "msp-key-c", region: "eu", first: 27, last: 39 },
];

export interface Client {
  slug: string;
  name: string;
  upstreamId: string;
  events: RawEvent[];
}

const EVENTS_EACH = 30;
const SECONDS = 97;

/** The clients, in the order of their names. Their events share seconds with one another, and with themselves. */
export const CLIENTS: readonly Client[] = Array.from({ length: 40 }, (_, index) => {
  const number = String(index).padStart(2, "0");
  const upstreamId = hexId(`msp:${number}`);
  const events = Array.from({ length: EVENTS_EACH }, (_unused, row) => ({
    id: hexId(`msp:${number}:${row}`),
    organization: upstreamId,
    service: row % 2 === 0 ? "directory" : "sso",
    event_type: ["user_update", "group_update", "user_create"][(index + row) % 3],
    timestamp: timeOf((index * 7 + row * row * 13) % SECONDS, row),
    "@version": "1",
  }));
  return { slug: `client-${number}`, name: `Client ${number}`, upstreamId, events };
});

/** With and without milliseconds, as the API writes them. */
function timeOf(second: number, row: number): string {
  const iso = new Date(Date.parse("2026-11-20T12:00:00Z") + second * 1_000).toISOString();
  return row % 3 === 0 ? iso : iso.replace(".000Z", "Z");
}

export const clientsOf = ({ first, last }: (typeof GROUPS)[number]) => CLIENTS.slice(first, last + 1);

export interface Msp {
  server: TestServer;
  emulators: Record<Region, Emulator>;
  /** What each group's requests were, since `renew`. */
  calls(): Call[][];
  /** Data as it was, no faults, no calls, and a gateway that has seen nothing. `refused`: orgs that keys no longer read. */
  renew(refused?: readonly string[], timeouts?: GatewayDeps["timeouts"]): Promise<void>;
  /** Asks a route of scope `all`; the parsed answer. */
  ask(name: keyof typeof ROUTES, user: string, more?: object): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

const ROUTES = { search: searchRoute, count: countRoute, facets: facetsRoute, histogram: histogramRoute };

/** Boots it all; `users` are analysts with grants of the clients at those places, or of all. */
export async function startMsp(users: Record<string, readonly number[] | "all">): Promise<Msp> {
  const emulators = { us: emulatorOf(), eu: emulatorOf() };
  const served = { us: await serveEmulator(emulators.us), eu: await serveEmulator(emulators.eu) };
  const insightsBaseUrl = { us: served.us.url, eu: served.eu.url, in: "http://127.0.0.1:9" };
  const test = await testServer({ now: () => NOW });
  const gateway = (timeouts: GatewayDeps["timeouts"] = {}) =>
    createGateway({
      ...test.server,
      env: { ...test.server.env, insightsBaseUrl },
      jitter: () => 0,
      timeouts,
      onKeyLatched: auditLatchedKey(test.server),
    });
  const cookies = await populate(test, users);
  const { server } = test;
  Object.assign(server, { gateway: gateway() });
  return {
    server: test,
    emulators,
    calls: () => GROUPS.map(({ key, region }) => emulators[region].calls(key)),
    async renew(refused = [], timeouts) {
      for (const region of REGIONS) fill(emulators[region], region, refused);
      await server.gateway.close();
      Object.assign(server, { gateway: gateway(timeouts) });
    },
    async ask(name, user, more = {}) {
      const response = await test.call(ROUTES[name], `/api/orgs/all/events/${name}`, {
        body: { search: DEFAULT_SEARCH, window: WINDOW, ...more },
        headers: { cookie: cookies.get(user) ?? "" },
      });
      return { status: response.status, body: await response.json() };
    },
    async close() {
      await test.server.gateway.close();
      await test.close();
      await Promise.all([served.us.close(), served.eu.close()]);
    },
  };
}

const emulatorOf = () => createEmulator({ seed: "msp", now: () => NOW });

/** Keys of a region, each with its clients' events; an org that is not there is refused. */
function fill(emulator: Emulator, region: Region, refused: readonly string[]): void {
  for (const group of GROUPS.filter((one) => one.region === region)) {
    const clients = clientsOf(group).filter(({ slug }) => !refused.includes(slug));
    emulator.addKey(group.key, {
      orgs: Object.fromEntries(clients.map(({ upstreamId, events }) => [upstreamId, events])),
    });
  }
}

async function populate(test: TestServer, users: Record<string, readonly number[] | "all">) {
  const by = { actorId: null, actor: "test", address: "127.0.0.1", requestId: "request-1" };
  const ids: string[] = [];
  for (const group of GROUPS)
    for (const { slug, name, upstreamId } of clientsOf(group)) {
      const { region, key: apiKey } = group;
      ids.push(
        (await addOrg(test.server, { slug, name, upstreamId, region, apiKey, colour: "teal" }, by)).id,
      );
    }
  const cookies = new Map<string, string>();
  for (const [email, grants] of Object.entries(users)) {
    const orgIds = grants === "all" ? ("all" as const) : grants.map((place) => ids[place] ?? "");
    const more = { role: "analyst" as const, passwordHash: null, provider: false, disabled: false };
    await insertUser(test.server.db.queries, { id: newId(), email, name: email, orgIds, ...more }, NOW);
    cookies.set(email, await test.cookieFor(email));
  }
  return cookies;
}
