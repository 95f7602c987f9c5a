/** Event services over a real store and an emulator on a socket, with a fresh gateway for each context. */

import type { Page } from "@/lib/contract/events";
import { createEmulator, type Emulator } from "@/lib/emulator/emulator";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search, Window } from "@/lib/search/schema";
import type { AuthorizedScope, Org } from "@/lib/server/auth/scope";
import { seal } from "@/lib/server/crypto/seal";
import { createGateway, type GatewayDeps } from "@/lib/server/gateway/gateway";
import type { ServiceContext } from "@/lib/server/services/context";
import { type EventsPage, searchEvents } from "@/lib/server/services/events/search";
import { type TestServer, testServer } from "./server";

export const NOW = Date.parse("2026-11-21T10:00:00Z");
/** Ended ten hours before NOW. */
export const WINDOW: Window = { start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" };

export interface ContextOrg {
  slug: string;
  upstreamId: string | null;
  retentionDays?: number;
  /** Its own key; every context has a gateway of its own, every test should have keys of its own. */
  key: string;
}

export interface ContextOptions extends Partial<Omit<GatewayDeps, "log" | "env">> {
  orgs?: readonly ContextOrg[];
  kind?: "org" | "all";
  /** The provider's own events instead, read by this key. */
  provider?: { id: string; key: string };
  baseUrl?: string;
  user?: string;
}

export interface EventsRig {
  emulator: Emulator;
  served: ServedEmulator;
  test: TestServer;
  context(options: ContextOptions): ServiceContext;
  close(): Promise<void>;
}

/** Boots the rig; `close` ends its sockets and removes its files. */
export async function eventsRig(): Promise<EventsRig> {
  const emulator = createEmulator({ seed: "events", now: () => NOW });
  const served = await serveEmulator(emulator);
  const test = await testServer({ emulatorUrl: served.url, now: () => NOW });
  const gateways: { close(): Promise<void> }[] = [];
  return {
    emulator,
    served,
    test,
    context(options) {
      const { orgs = [], kind = "org", provider, baseUrl, user = "user-1", ...deps } = options;
      const { env, log } = test.server;
      const jumpcloud = {
        ...env.jumpcloud,
        credential: provider ? { kind: "key" as const, apiKey: provider.key } : env.jumpcloud.credential,
      };
      const gateway = createGateway({
        log,
        now: () => NOW,
        jitter: () => 0,
        ...deps,
        env: { ...env, jumpcloud, insightsBaseUrl: baseUrl ?? served.url },
      });
      gateways.push(gateway);
      return {
        server: { ...test.server, gateway },
        requestId: "request-1",
        address: "127.0.0.1",
        agent: "vitest",
        log,
        line: {},
        actor: {
          provider: provider !== undefined,
          userId: user,
          email: `${user}@example.org`,
          name: user,
          role: "analyst",
          sessionId: "s",
          orgIds: "all",
        },
        scope: scopeOf(orgs, kind, env.encryptionKey, provider?.id),
      };
    },
    async close() {
      for (const gateway of gateways) await gateway.close();
      await test.close();
      await served.close();
    },
  };
}

/** A scope as if the access check had made it. */
function scopeOf(
  orgs: readonly ContextOrg[],
  kind: "org" | "all",
  encryptionKey: Buffer,
  providerId: string | undefined,
): AuthorizedScope {
  if (providerId !== undefined) {
    return { kind: "msp", slug: "msp", orgs: [], providerId, region: "us" } as unknown as AuthorizedScope;
  }
  const sealed = orgs.map(({ slug, upstreamId, key, retentionDays }): Org => {
    const id = `id-of-${slug}`;
    const sealedKey = seal(encryptionKey, key, id);
    const more = { sealedKey, clientId: null, retentionDays: retentionDays ?? 90 };
    return { id, slug, name: slug.toUpperCase(), colour: "teal", region: "us", upstreamId, ...more };
  });
  const slug = kind === "all" ? "all" : sealed[0]?.slug;
  return { kind, slug, orgs: sealed } as unknown as AuthorizedScope;
}

export interface ReadPage {
  events: RawEvent[];
  page: Page;
}

/** One page, its bytes parsed. */
export async function readPage(
  ctx: ServiceContext,
  body: { search?: Partial<Search>; cursor?: string; limit?: number; window?: Window } = {},
  signal = new AbortController().signal,
): Promise<ReadPage> {
  const { search, ...rest } = body;
  const answer = await searchEvents(
    ctx,
    { window: WINDOW, ...rest, search: { ...DEFAULT_SEARCH, ...search } },
    { signal },
  );
  return { events: eventsIn(answer), page: answer.page };
}

function eventsIn({ events }: EventsPage): RawEvent[] {
  return JSON.parse(Buffer.concat(events).toString("utf8")) as RawEvent[];
}

/** Every page from the first to the last, at most `most`. */
export async function readAll(
  ctx: ServiceContext,
  body: { search?: Partial<Search>; limit?: number } = {},
  most = 100,
): Promise<{ events: RawEvent[]; pages: Page[] }> {
  const events: RawEvent[] = [];
  const pages: Page[] = [];
  let cursor: string | null = null;
  do {
    const answer: ReadPage = await readPage(ctx, { ...body, ...(cursor === null ? {} : { cursor }) });
    events.push(...answer.events);
    pages.push(answer.page);
    cursor = answer.page.cursor;
  } while (cursor !== null && pages.length < most);
  return { events, pages };
}
