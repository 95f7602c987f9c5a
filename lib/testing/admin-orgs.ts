/** The routes of organisations over a real gateway and an emulator, with an administrator, an analyst and a viewer. */

import { POST as retirement } from "@/app/api/admin/orgs/[id]/retirement/route";
import { PATCH } from "@/app/api/admin/orgs/[id]/route";
import { GET, POST } from "@/app/api/admin/orgs/route";
import { POST as probe } from "@/app/api/admin/orgs/test/route";
import type { AdminOrg, AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import { createEmulator, type Emulator } from "@/lib/emulator/emulator";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { createGateway } from "@/lib/server/gateway/gateway";
import { NOW } from "./events";
import { type TestServer, testServer } from "./server";

export const ENVIRONMENT_KEY = "JC_CANARY_environment_5a";
export const OWN_KEY = "JC_CANARY_own_key_9c";
export const ACME = testOrg("acme");
export const GLOBEX = testOrg("globex");

type Handler = Parameters<TestServer["call"]>[0];

export interface AdminRig {
  test: TestServer;
  emulator: Emulator;
  /** Calls a handler as `role`, and reads the answer. */
  ask<T>(handler: Handler, path: string, init?: Ask): Promise<{ status: number; text: string; body: T }>;
  /** The organisation of that slug, as the list has it. */
  org(slug: string): Promise<AdminOrg>;
  close(): Promise<void>;
}

interface Ask {
  role?: "viewer" | "analyst" | "admin";
  method?: string;
  body?: unknown;
  params?: Record<string, string>;
}

/** The environment's key reads ACME, the own key reads GLOBEX. */
export async function adminRig(env: Record<string, string> = {}): Promise<AdminRig> {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  const served: ServedEmulator = await serveEmulator(emulator);
  const eventsOf = (organization: string) =>
    eventsAtEqualTimes(5, { tie: 1, start: "2026-11-20T20:00:00Z", organization });
  emulator.addKey(ENVIRONMENT_KEY, { orgs: { [ACME]: eventsOf(ACME) } });
  emulator.addKey(OWN_KEY, {
    orgs: { [GLOBEX]: eventsOf(GLOBEX) },
    serviceAccount: { clientId: "account", clientSecret: "JC_CANARY_client_secret" },
  });
  const test = await testServer({
    orgs: [{ slug: "acme", name: "Acme", upstreamId: ACME }],
    users: (["viewer", "analyst", "admin"] as const).map((role) => ({
      email: `${role}@example.org`,
      role,
      orgs: "all" as const,
    })),
    emulatorUrl: served.url,
    env: { JUMPCLOUD_API_KEY: ENVIRONMENT_KEY, ...env },
    gateway: (server) => createGateway({ ...server, jitter: () => 0 }),
    now: () => NOW,
  });
  const ask: AdminRig["ask"] = async <T>(handler: Handler, path: string, init: Ask = {}) => {
    const { role = "admin", ...rest } = init;
    const response = await test.call(handler, path, { user: `${role}@example.org`, ...rest });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as T };
  };
  return {
    test,
    emulator,
    ask,
    async org(slug) {
      const { body } = await ask<AdminOrgsResponse>(GET, "/api/admin/orgs");
      const org = body.orgs.find((candidate) => candidate.slug === slug);
      if (!org) throw new Error(`No organisation ${slug}`);
      return org;
    },
    async close() {
      await test.server.gateway.close();
      await test.close();
      await served.close();
    },
  };
}

/** The verbs, each with what it needs beside a body. */
export const VERBS = {
  list: { handler: GET, path: "/api/admin/orgs", method: "GET" },
  add: { handler: POST, path: "/api/admin/orgs", method: "POST" },
  change: { handler: PATCH, path: "/api/admin/orgs/x", method: "PATCH" },
  retire: { handler: retirement, path: "/api/admin/orgs/x/retirement", method: "POST" },
  probe: { handler: probe, path: "/api/admin/orgs/test", method: "POST" },
} as const;
