import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openOrgSecret, sealOrgSecret } from "../crypto/org-secret";
import { findOrgRecord, insertOrg } from "../db/repos/orgs";
import { encryptionKeyOf, readEnv } from "../env";
import { type OfflineServer, openOffline } from "./offline";
import { reencrypt } from "./reencrypt";

const dir = mkdtempSync(join(tmpdir(), "did-reencrypt-"));
const [old, lost] = [encryptionKeyOf("the key of before"), encryptionKeyOf("a key that nobody has")];
let server: OfflineServer;

beforeAll(async () => {
  const secret = "the key of now, which is quite long enough";
  server = await openOffline(readEnv({ DATA_DIR: dir, ENCRYPTION_KEY: secret }, true));
});
afterAll(async () => {
  await server.db.close();
  rmSync(dir, { recursive: true, force: true });
});

const secretOf = (slug: string) =>
  ({ kind: "service-account", clientId: slug, clientSecret: `JC_CANARY_${slug}` }) as const;

async function add(slug: string, key: Buffer | null): Promise<void> {
  const secret =
    key === null ? { sealedKey: null, clientId: null } : sealOrgSecret(key, slug, secretOf(slug));
  const upstreamId = "0123456789abcdef01234567";
  const org = { id: slug, slug, name: slug, colour: "teal", region: "us" as const, upstreamId, ...secret };
  const retentionDays = 90;
  await insertOrg(server.db.queries, { ...org, retentionDays }, 0);
}

it("seals what the old key opens, leaves the rest, and goes on where it was broken off", async () => {
  await add("none", null);
  await add("old", old);
  await add("lost", lost);
  await add("done", server.env.encryptionKey);
  expect(await reencrypt(server, old)).toEqual({ renewed: 1, current: 1, closed: ["lost"] });
  await add("later", old);
  expect(await reencrypt(server, old)).toEqual({ renewed: 1, current: 2, closed: ["lost"] });
  for (const slug of ["old", "later", "done"]) {
    const org = await findOrgRecord(server.db.queries, { slug });
    if (!org?.sealedKey) throw new Error(slug);
    expect(openOrgSecret(server.env.encryptionKey, org, org.sealedKey)).toEqual(secretOf(slug));
  }
});
