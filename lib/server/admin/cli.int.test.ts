import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unseal } from "../crypto/seal";
import { verifyAudit } from "../db/repos/audit";
import { findOrgBySlug } from "../db/repos/orgs";
import { setupState } from "../db/repos/setup";
import { findUserByEmail } from "../db/repos/users";
import { readEnv } from "../env";
import { type OfflineServer, openOffline } from "./offline";

const dir = mkdtempSync(join(tmpdir(), "did-cli-"));
let server: OfflineServer;

/** The store stays open here, as it would in a running server. */
beforeAll(async () => {
  server = await openOffline(readEnv({ DATA_DIR: dir }, true));
});
afterAll(async () => {
  await server.db.close();
  rmSync(dir, { recursive: true, force: true });
});

function admin(
  args: readonly string[],
  stdin = "",
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/server/admin/cli.ts", ...args], {
    env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json", DATA_DIR: dir },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

describe("the admin command, beside an open store", () => {
  it("adds orgs with a sealed key, and users whose password is printed once", async () => {
    const keyFile = join(dir, "key");
    writeFileSync(keyFile, "JC_CANARY_cli_key\n");
    const added = await admin([
      "org",
      "add",
      "--slug",
      "acme",
      "--name",
      "Acme",
      "--org-id",
      "0123456789abcdef01234567",
      "--region",
      "eu",
      "--colour",
      "rose",
      "--key-file",
      keyFile,
    ]);
    expect(added).toMatchObject({ code: 0, out: "Added acme (Acme).\n" });
    const org = await findOrgBySlug(server.db.queries, "acme");
    expect(unseal(server.env.encryptionKey, org?.sealedKey ?? "", org?.id ?? "")).toBe("JC_CANARY_cli_key");
    expect((await admin(["org", "list"])).out).toBe("acme\teu\t0123456789abcdef01234567\town key\tAcme\n");

    const created = await admin([
      "user",
      "create",
      "--email",
      "Jane@Example.org",
      "--name",
      "Jane",
      "--role",
      "analyst",
      "--org",
      "acme",
    ]);
    expect(created.code).toBe(0);
    const password = /shown this once: (\S+)/.exec(created.out)?.[1] ?? "";
    const user = await findUserByEmail(server.db.queries, "jane@example.org");
    expect(user).toMatchObject({ role: "analyst", orgIds: [org?.id] });
    expect(await server.passwords.verify(password, user?.passwordHash ?? null)).toBe(true);
    expect(await setupState(server.db.queries)).toBe("done");

    const reset = await admin(
      ["user", "reset-password", "--email", "jane@example.org", "--password-stdin"],
      "a quiet lamp by the window\nignored",
    );
    expect(reset.out).not.toContain("lamp");
    const renewed = await findUserByEmail(server.db.queries, "jane@example.org");
    expect(await server.passwords.verify("a quiet lamp by the window", renewed?.passwordHash ?? null)).toBe(
      true,
    );
  });

  it("keeps the audit chain and backs the store up", async () => {
    expect((await admin(["audit", "verify"])).out).toMatch(/^\d+ rows, unbroken/);
    expect((await verifyAudit(server.db.queries)).rows).toBeGreaterThanOrEqual(3);
    const copy = join(dir, "copy.db");
    expect((await admin(["backup", copy])).code).toBe(0);
    expect(existsSync(copy)).toBe(true);
    expect((await admin(["backup", copy])).err).toContain("exists already");
    expect((await admin(["migrate"])).out).toBe("Nothing to migrate.\n");
  });

  it.each([
    [
      ["user", "create", "--email", "x@example.org", "--name", "X", "--role", "root", "--all-orgs"],
      "--role is viewer, analyst or admin.",
    ],
    [
      ["user", "create", "--email", "x@example.org", "--name", "X", "--role", "viewer"],
      "Give --org once or more",
    ],
    [
      ["user", "create", "--email", "nonsense", "--name", "X", "--role", "viewer", "--all-orgs"],
      "email: This is not an e-mail address.",
    ],
    [
      ["user", "create", "--email", "x@example.org", "--name", "X", "--role", "viewer", "--org", "nowhere"],
      "orgs: There is no such organisation.",
    ],
    [["user", "disable", "--email", "nobody@example.org"], "There is no user nobody@example.org."],
    [["org", "add", "--slug", "All", "--name", "X"], "slug:"],
    [["user", "create", "--bogus"], "npm run admin"],
    [["toString"], "npm run admin"],
    [[], "npm run admin"],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, out, err } = await admin(args);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err).not.toMatch(/ {4}at /);
  });
});
