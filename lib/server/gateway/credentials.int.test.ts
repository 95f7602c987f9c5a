import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { countEvents } from "@/lib/server/services/events/count";
import { type EventsRig, eventsRig, NOW, WINDOW } from "@/lib/testing/events";
import { createFakeClock } from "@/lib/testing/fake-clock";
import type { Org } from "../auth/scope";
import type { JumpcloudCredential } from "../env";
import { systemClock } from "./clock";
import { createGateway } from "./gateway";

let rig: EventsRig;
const org = testOrg();
const directory = mkdtempSync(join(tmpdir(), "did-key-"));

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await rig.close();
});

/** Counts through a gateway whose environment holds `credential`. */
function counter(credential: JumpcloudCredential | null, change: Partial<Org> = {}, clock = systemClock) {
  const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key: "unused" }] });
  const { env, log } = rig.test.server;
  const gateway = createGateway({
    log,
    now: rig.test.server.now,
    jitter: () => 0,
    clock,
    env: { ...env, jumpcloud: { ...env.jumpcloud, credential } },
  });
  const orgs = [{ ...ctx.scope.orgs[0], sealedKey: null, ...change }];
  const own = {
    ...ctx,
    server: { ...ctx.server, gateway },
    scope: { ...ctx.scope, orgs } as typeof ctx.scope,
  };
  return async (text: string) => {
    const search = { ...DEFAULT_SEARCH, text };
    try {
      return (await countEvents(own, { search, window: WINDOW }, { signal: new AbortController().signal }))
        .count;
    } catch (error) {
      return isAppError(error) ? error.code : error;
    }
  };
}

function addKey(key: string, serviceAccount?: { clientId: string; clientSecret: string; tokenMs?: number }) {
  rig.emulator.addKey(key, {
    orgs: { [org]: eventsAtEqualTimes(5, { tie: 1 }) },
    ...(serviceAccount ? { serviceAccount } : {}),
  });
}

const operations = (key: string) => rig.emulator.calls(key).map(({ operation }) => operation);

describe("a service account", () => {
  test("gets one token for calls side by side, and x-org-id with each", async () => {
    const account = { clientId: "one", clientSecret: "JC_CANARY_client_secret" };
    addKey("sa-1", account);
    const count = counter({ kind: "service-account", ...account });
    expect(await Promise.all([count(""), count("none1"), count("none2")])).toEqual([5, 0, 0]);
    expect(operations("sa-1").filter((operation) => operation === "token")).toHaveLength(1);
    const [call] = rig.emulator.calls("sa-1").filter(({ operation }) => operation === "count");
    const sent = Object.fromEntries(
      (call?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(sent.authorization).toMatch(/^Bearer emu_/);
    expect([sent["x-org-id"], sent["x-api-key"]]).toEqual([org, undefined]);
  });

  test("gets a new token after one was refused", async () => {
    const account = { clientId: "two", clientSecret: "JC_CANARY_client_secret" };
    addKey("sa-2", account);
    const count = counter({ kind: "service-account", ...account });
    await count("");
    rig.emulator.fault("sa-2", { kind: "status", status: 401, at: "count" });
    expect([await count("none1"), await count("none2")]).toEqual(["KEY_REJECTED", 0]);
    expect(operations("sa-2").filter((operation) => operation === "token")).toHaveLength(2);
  });

  test("renews a token that is about to end", async () => {
    const account = { clientId: "three", clientSecret: "JC_CANARY_client_secret", tokenMs: 1_000 };
    addKey("sa-3", account);
    const clock = createFakeClock(NOW);
    const count = counter({ kind: "service-account", ...account }, {}, clock);
    await count("");
    await clock.advance(499);
    await count("none1");
    await clock.advance(1);
    await count("none2");
    expect(operations("sa-3")).toEqual(["token", "count", "count", "token", "count"]);
  });

  test("that is not known is a refused key", async () => {
    const count = counter({ kind: "service-account", clientId: "nobody", clientSecret: "JC_CANARY_wrong" });
    expect(await count("")).toBe("KEY_REJECTED");
    expect(JSON.stringify(rig.test.lines)).not.toContain("JC_CANARY_");
  });

  test("needs the org's id", async () => {
    const count = counter(
      { kind: "service-account", clientId: "x", clientSecret: "y" },
      { upstreamId: null },
    );
    expect(await count("")).toBe("NOT_CONFIGURED");
  });
});

describe("a key file", () => {
  test("is read anew after its key was refused, with no restart", async () => {
    const path = join(directory, "key");
    writeFileSync(path, "old-key\n");
    addKey("new-key");
    const count = counter({ kind: "key-file", path });
    expect([await count(""), await count("none1"), await count("none2")]).toEqual([
      "KEY_REJECTED",
      "KEY_REJECTED",
      "KEY_REJECTED",
    ]);
    expect(rig.emulator.calls("old-key")).toHaveLength(2);
    writeFileSync(path, "new-key\n");
    expect(await count("")).toBe(5);
  });

  test.each([
    ["missing", join(directory, "none")],
    ["empty", join(directory, "empty")],
  ])("that is %s is no key", async (_name, path) => {
    if (path.endsWith("empty")) writeFileSync(path, "\n");
    expect(await counter({ kind: "key-file", path })("")).toBe("NOT_CONFIGURED");
  });
});

test("no key at all is told as such", async () => {
  expect(await counter(null)("")).toBe("NOT_CONFIGURED");
});

test("an org's own key that was sealed for another org does not open", async () => {
  const other =
    rig.context({ orgs: [{ slug: "other", upstreamId: org, key: "k" }] }).scope.orgs[0]?.sealedKey ?? null;
  expect(await counter({ kind: "key", apiKey: "env" }, { sealedKey: other })("")).toBe("NOT_CONFIGURED");
});
