/**
 * `npm start` and `npm run dev`: checks the configuration, opens the store, starts Next behind our own HTTP server,
 * and ends all of it in order.
 */
import "server-only";
import { createServer } from "node:http";
import { format } from "node:util";
import { discover } from "./auth/oidc/discovery";
import { bootServer, logOf } from "./boot";
import { pruneSessions } from "./db/repos/sessions";
import { pruneAttempts } from "./db/repos/throttle";
import { type Env, EnvError, exportEnv, loadEnv } from "./env";
import { createGateway } from "./gateway/gateway";
import { hideInnerPages } from "./inner-pages";
import { auditLatchedKey } from "./key-audit";
import { createListener } from "./listener/listener";
import { createLog, describeError, type Log } from "./log";
import { type Server, setServer } from "./server";
import { beginSetup } from "./services/setup";

/** Load balancers learn from a failing readiness that this process goes; then no new connection is taken. */
const DRAIN_MS = 2_000;
const GRACE_MS = 25_000;
const HOUSEKEEPING_MS = 3_600_000;
const DAY_MS = 24 * HOUSEKEEPING_MS;

function readConfiguration(production: boolean): Env {
  try {
    return loadEnv(production);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    createLog("info").fatal({ faults: error.faults }, "configuration");
    console.error(error.message);
    process.exit(1);
  }
}

/** What Next and libraries print becomes lines of the log, so that stdout stays one JSON object per line. */
function adoptConsole(log: Log): void {
  console.log = (...args: unknown[]) => log.info({ console: format(...args) }, "console");
  console.info = console.log;
  console.debug = (...args: unknown[]) => log.debug({ console: format(...args) }, "console");
  console.warn = (...args: unknown[]) => log.warn({ console: format(...args) }, "console");
  console.error = (...args: unknown[]) => log.error({ console: format(...args) }, "console");
}

async function announceSetup(server: Server): Promise<void> {
  const setupToken = await beginSetup(server);
  if (setupToken === null) return;
  // Whatever LOG_LEVEL says: without this line nobody could ever sign in.
  createLog("info").info(
    { setupUrl: `${server.env.origin}/setup`, setupToken },
    "first run: make the first administrator with this token",
  );
}

/** Said at the start, for otherwise the first to know would be somebody who cannot sign in. Not a reason to stop. */
async function checkProvider({ env, log }: Server): Promise<void> {
  if (!env.oidc) return;
  await discover(env.oidc).catch((error: unknown) =>
    log.error({ error }, "the identity provider is not usable"),
  );
}

function keepHouse(server: Server): void {
  const sweep = async () => {
    await pruneSessions(server.db.queries, server.now() - DAY_MS);
    await pruneAttempts(server.db.queries, server.now() - DAY_MS);
  };
  setInterval(
    () => void sweep().catch((error: unknown) => server.log.warn({ error }, "housekeeping failed")),
    HOUSEKEEPING_MS,
  ).unref();
}

async function main(): Promise<void> {
  const development = process.argv.includes("--dev");
  const env = readConfiguration(!development);
  exportEnv(env);
  const log = logOf(env);
  if (!development) adoptConsole(log);
  const server = await bootServer(env, {
    log,
    gateway: (parts) => createGateway({ ...parts, onKeyLatched: auditLatchedKey(parts) }),
  });
  setServer(server);

  const listener = createListener({
    env,
    log,
    upgrades: development,
    handler: (req, res) => {
      hideInnerPages(req);
      return handle(req, res);
    },
  });
  // Not before NODE_ENV is settled: React chooses its build when it is loaded.
  const { default: next } = await import("next");
  // Next hangs its upgrade handler on this server; only the development server needs one.
  const httpServer = development ? listener.http : createServer();
  const app = next({
    dev: development,
    dir: process.cwd(),
    hostname: new URL(env.origin).hostname,
    port: env.port,
    httpServer,
  });
  await app.prepare();
  const handle = app.getRequestHandler();

  const stop = async (signal: NodeJS.Signals) => {
    if (server.stopping) return;
    server.stopping = true;
    log.info({ signal }, "stopping");
    if (signal === "SIGTERM" && !development) await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
    await listener.close(development ? 0 : GRACE_MS);
    await app.close();
    await server.gateway.close();
    await server.db.close();
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("unhandledRejection", (error) => log.error({ error }, "unhandled rejection"));

  await listener.listen(env.port, env.host);
  keepHouse(server);
  await checkProvider(server);
  await announceSetup(server);
  log.info({ url: env.origin, host: env.host, port: env.port, database: env.database.engine }, "listening");
}

main().catch((error: unknown) => {
  createLog("info").fatal({ error: describeError(error) }, "cannot start");
  process.exit(1);
});
