/** One org read with a canary key through the real route, while the upstream misbehaves on demand. */
import { POST } from "@/app/api/orgs/[scope]/events/search/route";
import type { ErrorEnvelope } from "@/lib/contract/error";
import { createEmulator } from "@/lib/emulator/emulator";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { serveEmulator } from "@/lib/emulator/serve";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { type Clock, systemClock } from "@/lib/server/gateway/clock";
import { createGateway, type GatewayDeps } from "@/lib/server/gateway/gateway";
import { auditLatchedKey } from "@/lib/server/key-audit";
import { NOW, WINDOW } from "./events";
import { type TestServer, testServer } from "./server";

export const CANARY = "JC_CANARY_faults_4e1d";
const USER = "ana@example.org";

export interface FaultyOptions {
  baseUrl?: string;
  timeouts?: NonNullable<GatewayDeps["timeouts"]>;
  clock?: Clock;
}

export interface Answered {
  status: number;
  text: string;
  error: ErrorEnvelope["error"];
}

/** Serves an emulator that knows the canary key. */
export async function faultyUpstream() {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  const served = await serveEmulator(emulator);
  return {
    emulator,
    close: served.close,
    /** Forgets faults, calls and data of the test before. */
    renew: () => emulator.addKey(CANARY, { orgs: { [testOrg()]: eventsAtEqualTimes(50, { tie: 3 }) } }),
    /** A server of its own for each fault, so that none inherits another's breaker, latch or pause. */
    start: ({
      baseUrl = served.url,
      timeouts = {},
      clock = systemClock,
    }: FaultyOptions = {}): Promise<TestServer> =>
      testServer({
        users: [{ email: USER, role: "analyst", orgs: ["acme"] }],
        orgs: [{ slug: "acme", upstreamId: testOrg() }],
        emulatorUrl: baseUrl,
        env: { JUMPCLOUD_API_KEY: CANARY },
        gateway: (server) =>
          createGateway({
            ...server,
            jitter: () => 0,
            timeouts,
            clock,
            onKeyLatched: auditLatchedKey(server),
          }),
        now: () => NOW,
      }),
  };
}

/** Searches by the route, as the browser does. */
export const searchRoute = (server: TestServer): Promise<Answered> => eventsRoute(server, POST, "search");

/** Asks the handler of `/events/{name}` for the same search, with `more` in the body. */
export async function eventsRoute(
  server: TestServer,
  handler: typeof POST,
  name: string,
  more: object = {},
): Promise<Answered> {
  const body = { search: DEFAULT_SEARCH, window: WINDOW, ...more };
  const response = await server.call(handler, `/api/orgs/acme/events/${name}`, { user: USER, body });
  const text = await response.text();
  return { status: response.status, text, error: (JSON.parse(text) as ErrorEnvelope).error };
}
