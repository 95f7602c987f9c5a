/** A server for integration tests: its own data directory, real store, real sessions, no sockets of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { canonicalEmail } from "@/lib/server/auth/email";
import { cookieName, startSession } from "@/lib/server/auth/session";
import { bootServer } from "@/lib/server/boot";
import { newId } from "@/lib/server/db/ids";
import { insertOrg } from "@/lib/server/db/repos/orgs";
import { findUserByEmail, insertUser } from "@/lib/server/db/repos/users";
import { readEnv } from "@/lib/server/env";
import type { Gateway } from "@/lib/server/gateway/gateway";
import { createLog } from "@/lib/server/log";
import { type Server, setServer } from "@/lib/server/server";

export interface TestOrg {
  slug: string;
  name?: string;
  upstreamId: string | null;
  region?: "us" | "eu" | "in";
  sealedKey?: string | null;
  retentionDays?: number;
  clientId?: string | null;
}

export interface TestUser {
  email: string;
  role: "viewer" | "analyst" | "admin";
  /** Slugs, or all. */
  orgs: readonly string[] | "all";
  password?: string;
  provider?: boolean;
}

export interface TestServerOptions {
  users?: readonly TestUser[];
  orgs?: readonly TestOrg[];
  /** Sets INSIGHTS_BASE_URL. */
  emulatorUrl?: string;
  /** More environment variables. */
  env?: Record<string, string>;
  /** Production: `(server) => createGateway(…)`. Without it, any upstream call fails the test. */
  gateway?: (server: Omit<Server, "gateway">) => Gateway;
  now?: () => number;
}

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

export interface CallInit {
  method?: string;
  /** E-mail address of the user who asks; without it nobody is signed in. */
  user?: string;
  body?: unknown;
  /** Instead of `body`: sent as it is. */
  raw?: string | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
  params?: Record<string, string | string[]>;
  signal?: AbortSignal;
}

export interface TestServer {
  server: Server;
  /** Every log line so far, parsed. */
  lines: Record<string, unknown>[];
  /** A Cookie header of a fresh session of that user. */
  cookieFor(email: string): Promise<string>;
  /** Calls a route handler as a page of ours would. */
  call(handler: Handler, path: string, init?: CallInit): Promise<Response>;
  close(): Promise<void>;
}

export const TEST_ORIGIN = "http://localhost:3000";
export const TEST_PASSWORD = "a quiet lamp by the window";

const noUpstream = new Proxy({} as Gateway, {
  get: () => () => Promise.reject(new Error("This test server has no gateway.")),
});

/** `{scope}` of a path below /api/orgs. */
function paramsOf(path: string): Record<string, string> {
  const scope = /^\/api\/orgs\/([^/?]+)/.exec(path)?.[1];
  return scope === undefined ? {} : { scope: decodeURIComponent(scope) };
}

async function seed(server: Server, options: TestServerOptions): Promise<void> {
  const nowMs = server.now();
  const ids = new Map<string, string>();
  for (const {
    slug,
    name = slug,
    upstreamId,
    region = "us",
    sealedKey,
    clientId,
    retentionDays,
  } of options.orgs ?? []) {
    ids.set(slug, newId());
    const secret = { sealedKey: sealedKey ?? null, clientId: clientId ?? null };
    await insertOrg(
      server.db.queries,
      {
        id: ids.get(slug) ?? "",
        slug,
        name,
        colour: "teal",
        region,
        upstreamId,
        ...secret,
        retentionDays: retentionDays ?? 90,
      },
      nowMs,
    );
  }
  for (const user of options.users ?? []) {
    await insertUser(
      server.db.queries,
      {
        id: newId(),
        email: canonicalEmail(user.email),
        name: user.email.split("@")[0] ?? "",
        role: user.role,
        passwordHash: user.password === undefined ? null : await server.passwords.hash(user.password),
        orgIds: user.orgs === "all" ? "all" : user.orgs.map((slug) => ids.get(slug) ?? ""),
        provider: user.provider ?? false,
        disabled: false,
      },
      nowMs,
    );
  }
}

/** Boots a server on SQLite in a directory of its own and makes it the running one; `close` removes it all. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "did-test-"));
  const lines: Record<string, unknown>[] = [];
  const env = readEnv(
    {
      NEXTAUTH_URL: TEST_ORIGIN,
      DATA_DIR: dataDir,
      REQUIRE_MFA: "none",
      ...(options.emulatorUrl ? { INSIGHTS_BASE_URL: options.emulatorUrl } : {}),
      ...options.env,
    },
    true,
  );
  // next-auth reads its origin from here.
  process.env.NEXTAUTH_URL = env.origin;
  const server = await bootServer(env, {
    log: createLog("trace", [], (line) => lines.push(JSON.parse(line) as Record<string, unknown>)),
    gateway: options.gateway ?? (() => noUpstream),
    ...(options.now ? { now: options.now } : {}),
  });
  await seed(server, options);
  setServer(server);

  const cookieFor = async (email: string) => {
    const user = await findUserByEmail(server.db.queries, canonicalEmail(email));
    if (!user) throw new Error(`No test user ${email}`);
    const sid = await startSession(server, user.id, { address: "unknown", agent: "vitest" });
    return `${cookieName(env)}=${await encode({ token: { sub: user.id, sid }, secret: env.authSecret })}`;
  };

  return {
    server,
    lines,
    cookieFor,
    call: async (handler, path, init = {}) => {
      const method = init.method ?? (init.body === undefined && init.raw === undefined ? "GET" : "POST");
      const headers = new Headers({
        ...(method === "GET" ? {} : { origin: env.origin, "content-type": "application/json" }),
        ...(init.user ? { cookie: await cookieFor(init.user) } : {}),
        ...init.headers,
      });
      const body = init.raw ?? (init.body === undefined ? undefined : JSON.stringify(init.body));
      const request = new Request(new URL(path, env.origin), {
        method,
        headers,
        ...(body === undefined ? {} : { body, duplex: "half" }),
        ...(init.signal ? { signal: init.signal } : {}),
      });
      return handler(request, { params: Promise.resolve(init.params ?? paramsOf(path)) });
    },
    close: async () => {
      setServer(null);
      await server.db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
