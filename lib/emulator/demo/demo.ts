/**
 * `npm run demo`: the product as it ships (production build, embedded database) beside an emulator with a
 * 90-day tenant. Nothing of the product knows that it is a demo: it has another base URL, with a word for
 * what comes from there, and that is all.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { provision } from "@/lib/server/admin/provision";
import { readEnv } from "@/lib/server/env";
import { createEmulator } from "../emulator";
import { OPEN_SERVICES } from "../options";
import { serveEmulator } from "../serve";
import { demoTenant } from "../tenant/demo-tenant";

const KEY = "demo-key-of-the-emulator";
const dataDir = resolve(".demo");
const say = (line = "") => process.stdout.write(`${line}\n`);

/** The first free port from `wanted` on, on loopback. */
async function freePort(wanted: number): Promise<number> {
  const free = await new Promise<boolean>((done) => {
    const probe = createServer()
      .once("error", () => done(false))
      .listen(wanted, "127.0.0.1", () => probe.close(() => done(true)));
  });
  return free ? wanted : freePort(wanted + 1);
}

function build(): Promise<void> {
  say("Building (about 20 seconds) …");
  return new Promise((done, fail) => {
    const child = spawn("npx", ["next", "build"], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`The build failed.\n${output}`))));
  });
}

/** The emulator with the whole tenant under one key. */
async function startEmulator() {
  const now = Date.now();
  const tenant = demoTenant({ seed: "demo", now });
  const emulator = createEmulator({ seed: "demo", now: () => Date.now() });
  emulator.addKey(KEY, {
    orgs: Object.fromEntries(tenant.orgs.map((org) => [org.id, () => org.feed])),
    provider: { id: tenant.provider.id, events: () => tenant.provider.feed },
    options: { retentionDays: 90, services: OPEN_SERVICES },
  });
  return { tenant, emulator, served: await serveEmulator(emulator) };
}

/** Slug of an org's name: `Northwind Retail` → `northwind-retail`. */
const slugOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

async function main(): Promise<void> {
  if (!process.argv.includes("--no-build")) await build();
  const { tenant, emulator, served } = await startEmulator();
  const port = await freePort(Number(process.env.PORT ?? 3000));
  // Each demo starts from nothing, so that the sign-ins printed below are the only ones.
  rmSync(dataDir, { recursive: true, force: true });
  const settings = {
    PORT: String(port),
    NEXTAUTH_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    INSIGHTS_BASE_URL: served.url,
    INSIGHTS_LABEL: "Demo data",
    REQUIRE_MFA: "none",
    JUMPCLOUD_PROVIDER_ID: tenant.provider.id,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
  const orgs = tenant.orgs.map((org) => ({
    slug: slugOf(org.name),
    name: org.name,
    colour: org.colour,
    region: org.region,
    upstreamId: org.id,
    apiKey: null,
  }));
  const first = orgs[0]?.slug ?? "all";
  const signIns = await provision(readEnv(settings, true), {
    orgs,
    users: [
      { email: "admin@demo.example", name: "Ada Admin", role: "admin", orgs: "all", provider: true },
      { email: "analyst@demo.example", name: "Anna Analyst", role: "analyst", orgs: "all" },
      { email: "viewer@demo.example", name: "Viktor Viewer", role: "viewer", orgs: [first] },
    ],
  });

  const app = spawn(
    process.execPath,
    ["--max-semi-space-size=2", "--initial-old-space-size=128", ...process.execArgv, "lib/server/main.ts"],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...settings, JUMPCLOUD_API_KEY: KEY },
    },
  );
  const stop = () => app.kill("SIGTERM");
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  app.on("exit", (code) => void served.close().then(() => process.exit(code ?? 0)));

  emulator.warm(KEY);
  await answering(`${settings.NEXTAUTH_URL}/api/health/ready`);
  say();
  say(`  Directory Insights Dashboard, with demo data:  ${settings.NEXTAUTH_URL}/o/${first}`);
  say();
  for (const { role, email, password } of signIns) say(`  ${role.padEnd(8)} ${email.padEnd(22)} ${password}`);
  say();
  say("  These sign-ins work until the demo stops. Ctrl+C stops it.");
}

/** Resolves once `url` answers 200; gives up after 30 seconds. */
async function answering(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`The server did not become ready: ${url}`);
}

await main();
