import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import { contentOf, fill } from "@/lib/testing/store-content";
import { openDb } from "./db";
import { describeDurability } from "./durability.contract";
import { migrate } from "./migrate";
import { appendAudit, verifyAudit } from "./repos/audit";
import { describeStore } from "./store.contract";
import { isStoreFault } from "./store-fault";

const root = mkdtempSync(join(tmpdir(), "did-sqlite-"));
let count = 0;
const freshFile = () => {
  count += 1;
  return join(root, `store-${count}`, "insights.db");
};

afterAll(() => rmSync(root, { recursive: true, force: true }));

const fresh = async () => ({ engine: "sqlite" as const, file: freshFile() });
describeStore("SQLite", fresh);

describeDurability("SQLite", async () => ({ engine: "sqlite", file: freshFile() }));

describe("the SQLite file", () => {
  it("is for its owner only, in WAL mode with every commit on the disk", async () => {
    const file = freshFile();
    const db = openDb({ engine: "sqlite", file });
    await migrate(db, () => 0);
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    for (const name of [file, `${file}-wal`, `${file}-shm`])
      expect(statSync(name).mode & 0o777, name).toBe(0o600);
    const pragmas = await Promise.all(
      ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map(async (name) => {
        const { sql } = await import("kysely");
        return Object.values(
          (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db.queries)).rows[0] ?? {},
        )[0];
      }),
    );
    expect(pragmas).toEqual(["wal", 2, 1, 5000]);
    await db.close();
  });

  it("is refused when damaged, as a fault of the store", async () => {
    const file = freshFile();
    const db = openDb({ engine: "sqlite", file });
    await db.close();
    writeFileSync(file, Buffer.alloc(8_192, 7));
    let fault: unknown;
    try {
      openDb({ engine: "sqlite", file });
    } catch (error) {
      fault = error;
    }
    expect(isStoreFault(fault)).toBe(true);
  });

  it("is backed up while it is written to, and the copy is whole", async () => {
    const db = openDb({ engine: "sqlite", file: freshFile() });
    await migrate(db, () => 0);
    const append = () =>
      db.transaction((tx) =>
        appendAudit(tx, "sqlite", {
          at: "",
          action: "a",
          outcome: "ok",
          actor_id: null,
          actor: "a",
          scope: null,
          address: "",
          request_id: "",
          detail: "{}",
        }),
      );
    for (let index = 0; index < 20; index += 1) await append();
    const copy = join(root, "copy.db");
    await Promise.all([db.backup(copy), ...Array.from({ length: 20 }, append)]);
    await expect(db.backup(copy)).rejects.toThrow("EEXIST");
    await db.close();
    expect(statSync(copy).mode & 0o777).toBe(0o600);

    const restored = openDb({ engine: "sqlite", file: copy });
    const report = await verifyAudit(restored.queries);
    expect(report.brokenAt).toBeNull();
    expect(report.rows).toBeGreaterThanOrEqual(20);
    await restored.close();
  });

  it("comes back from a backup with the same content, put into a new directory", async () => {
    const db = openDb({ engine: "sqlite", file: freshFile() });
    await fill(db);
    const kept = join(root, "kept.db");
    await db.backup(kept);
    const place = freshFile();
    mkdirSync(dirname(place));
    copyFileSync(kept, place);
    const restored = openDb({ engine: "sqlite", file: place });
    expect(await contentOf(restored)).toEqual(await contentOf(db));
    expect(await migrate(restored, () => 0)).toEqual([]);
    for (const one of [db, restored]) await one.close();
  });

  it("answers a lock held too long as a fault of the store", async () => {
    const file = freshFile();
    const db = openDb({ engine: "sqlite", file });
    await migrate(db, () => 0);
    const other = new Database(file);
    other.exec("begin immediate");
    const fault = await db.transaction(async () => {}).catch((error: unknown) => error);
    expect(isStoreFault(fault)).toBe(true);
    other.exec("rollback");
    other.close();
    await db.transaction(async () => {});
    await db.close();
  });
});
