import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GET as account } from "@/app/api/account/route";
import { POST as endSessions } from "@/app/api/account/sessions/end/route";
import { POST as startTotp } from "@/app/api/account/totp/start/route";
import { Jar } from "@/lib/testing/jar";
import type { OidcFault } from "@/lib/testing/oidc/faults";
import { type FakeIssuer, startIssuer } from "@/lib/testing/oidc/issuer";
import { TEST_PASSWORD, type TestServer, testServer } from "@/lib/testing/server";
import { getAuth, postAuth, signInWith } from "@/lib/testing/sign-in";
import { listAudit } from "../../db/repos/audit";
import { findIdentity } from "../../db/repos/identities";
import { countActiveAdmins, findUser, findUserByEmail, updateUser } from "../../db/repos/users";
import { beginSetup } from "../../services/setup";
import { discover } from "./discovery";

const EMAIL = "olga@example.org";
let issuer: FakeIssuer;
let test: TestServer;

beforeEach(async () => {
  issuer = await startIssuer();
  test = await testServer({
    env: issuer.env,
    users: [{ email: "root@example.org", role: "admin", orgs: "all", password: TEST_PASSWORD }],
  });
});
afterEach(async () => {
  await test.close();
  await issuer.close();
});

/** Goes to the provider; the address that the browser is sent back to. */
async function visit(jar: Jar, query = ""): Promise<URL> {
  const response = await postAuth(test, `signin/oidc${query}`, jar, { callbackUrl: "/o/acme" });
  const { url } = (await response.json()) as { url: string };
  const back = await fetch(url, { redirect: "manual" });
  return new URL(back.headers.get("location") ?? "");
}

const comeBack = (jar: Jar, back: URL) => getAuth(test, `callback/oidc${back.search}`, jar);

/** The whole round trip; where it ends, and whether there is a session. */
async function signOn(jar = new Jar(), query = ""): Promise<{ to: string; jar: Jar }> {
  const response = await comeBack(jar, await visit(jar, query));
  return { to: response.headers.get("location") ?? String(response.status), jar };
}

const SESSION = "did.session-3000";
const self = async (jar: Jar) => {
  const response = await test.call(account, "/api/account", { headers: { cookie: jar.header() } });
  return response.status === 200 ? ((await response.json()) as Record<string, unknown>) : null;
};
const known = async (subject = "u-1") => {
  const identity = await findIdentity(test.server.db.queries, issuer.url, subject);
  return identity ? findUser(test.server.db.queries, identity.userId) : null;
};

describe("single sign-on", () => {
  it("leads back to where one was going, with a role by claim and no password", async () => {
    const { to, jar } = await signOn();
    expect(to).toBe("http://localhost:3000/o/acme");
    expect(await self(jar)).toMatchObject({
      user: { email: EMAIL, name: "Olga", role: "analyst" },
      method: "oidc",
      provider: "Example ID",
    });
    expect(issuer.visits[0]).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid email profile",
      redirect_uri: "http://localhost:3000/api/auth/callback/oidc",
      max_age: "43200",
      nonce: expect.any(String),
      state: expect.any(String),
    });
    expect([...jar.keys()].sort()).toEqual(["did.callback-3000", "did.csrf-3000", SESSION]);
    expect(await listAudit(test.server.db.queries, 1)).toMatchObject([
      { action: "sign-in", outcome: "ok", actor: EMAIL },
    ]);
  });

  it.each<OidcFault>([
    "nonce",
    "iss",
    "aud",
    "kid",
    "alg-none",
    "hs256",
    "signature",
    "expired",
    "state",
    "mixed-up",
    "token-500",
  ])("refuses when the provider's answer is wrong: %s", async (fault) => {
    issuer.fault = fault;
    const { to, jar } = await signOn();
    expect(to).toMatch(/error=OAuthCallback$/);
    expect(jar.has(SESSION)).toBe(false);
    expect(await known()).toBeNull();
    expect(await listAudit(test.server.db.queries, 1)).toMatchObject([
      { action: "sign-in", outcome: "failed", actor: "oidc" },
    ]);
  });

  it.each<OidcFault>(["discovery-issuer", "discovery-redirect", "discovery-500"])(
    "goes nowhere with a discovery document that is not right: %s",
    async (fault) => {
      const jar = new Jar();
      const back = await visit(jar);
      issuer.fault = fault;
      const start = await postAuth(test, "signin/oidc", new Jar(), { callbackUrl: "/" });
      expect(start.status).toBe(502);
      expect(await start.json()).toMatchObject({ error: { code: "IDENTITY_PROVIDER" } });
      expect((await comeBack(jar, back)).headers.get("location")).toBe("/login?error=OAuthCallback");
      expect(jar.has(SESSION)).toBe(false);
    },
  );

  it("does not wait for a provider for ever", async () => {
    issuer.fault = "slow";
    await expect(discover({ issuer: issuer.url }, 200)).rejects.toMatchObject({ code: "IDENTITY_PROVIDER" });
  });

  it.each<OidcFault>(["ahead", "behind"])("bears a clock that is five minutes %s", async (fault) => {
    issuer.fault = fault;
    const { jar } = await signOn();
    expect(await self(jar)).not.toBeNull();
    const end = await test.call(endSessions, "/x", {
      body: { others: true },
      headers: { cookie: jar.header() },
    });
    expect(end.status).toBe(200);
  });

  it("refuses a code twice, a callback in another browser, and a state that is no session", async () => {
    const jar = new Jar();
    const back = await visit(jar);
    const before = new Jar(jar);
    expect((await comeBack(new Jar(), back)).headers.get("location")).toMatch(/error=OAuthCallback$/);
    expect((await comeBack(jar, back)).headers.get("location")).toBe("http://localhost:3000/o/acme");
    expect((await comeBack(before, back)).headers.get("location")).toMatch(/error=OAuthCallback$/);
    const posing = new Jar([[SESSION, before.get("did.state-3000") ?? ""]]);
    expect(await self(posing)).toBeNull();
  });

  it("passes nothing of ours on to the provider but the wish for a new sign-in", async () => {
    await visit(new Jar(), "?fresh=1&redirect_uri=https://evil.example&prompt=none");
    expect(issuer.visits[0]).toMatchObject({ prompt: "login", max_age: "0" });
    expect(issuer.visits[0]?.redirect_uri).toBe("http://localhost:3000/api/auth/callback/oidc");
  });

  it("is not there without settings, and answers to GET alone at the callback", async () => {
    expect((await postAuth(test, "callback/oidc", new Jar(), {})).status).toBe(405);
    await test.close();
    test = await testServer();
    const start = await postAuth(test, "signin/oidc", new Jar(), {});
    expect(issuer.visits).toEqual([]);
    expect(await start.text()).not.toContain(issuer.url);
  });

  it("waits for the first administrator, who is a local one", async () => {
    await test.close();
    test = await testServer({ env: issuer.env });
    await beginSetup(test.server);
    issuer.claims = { ...issuer.claims, groups: ["leads"] };
    expect((await signOn()).to).toMatch(/error=AccessDenied/);
    expect(await known()).toBeNull();
  });
});

describe("an identity", () => {
  it("is issuer and subject: the address of another account links to nothing", async () => {
    issuer.claims = { sub: "u-9", email: "ROOT@example.org", name: "Root", groups: ["leads"] };
    const { to, jar } = await signOn();
    expect(to).toMatch(/error=Taken/);
    expect(jar.has(SESSION)).toBe(false);
    expect(await known("u-9")).toBeNull();
    expect((await findUserByEmail(test.server.db.queries, "root@example.org"))?.name).toBe("root");
  });

  it("stays the same person under a new name and address", async () => {
    await signOn();
    const first = await known();
    issuer.claims = { ...issuer.claims, email: "olga.new@example.org", name: "Olga N." };
    await signOn();
    expect(await known()).toMatchObject({ id: first?.id, email: "olga.new@example.org", name: "Olga N." });
  });

  it("has no password: local sign-in and a second factor of ours are refused", async () => {
    const { jar } = await signOn();
    expect((await signInWith(test, new Jar(), { email: EMAIL })).status).toBe(401);
    const totp = await test.call(startTotp, "/x", { body: {}, headers: { cookie: jar.header() } });
    expect(totp.status).toBe(409);
  });

  it("needs no address", async () => {
    issuer.claims = { sub: "u-2", groups: ["staff"] };
    const { jar } = await signOn();
    expect(await self(jar)).toMatchObject({ user: { name: "u-2", role: "viewer" } });
  });
});

describe("the role", () => {
  const groups = (...list: string[]) => {
    issuer.claims = { ...issuer.claims, groups: list };
  };

  it("follows the claim up and down, and ends the sessions of before", async () => {
    const { jar } = await signOn();
    groups("staff");
    await signOn();
    expect((await known())?.role).toBe("viewer");
    expect(await self(jar)).toBeNull();
    groups("leads", "staff");
    await signOn();
    expect((await known())?.role).toBe("admin");
  });

  it("makes who has none wait for an administrator, whose word then holds", async () => {
    groups("others");
    const first = await signOn();
    expect(first.to).toMatch(/error=Pending/);
    expect(first.jar.has(SESSION)).toBe(false);
    const user = await known();
    expect(user).toMatchObject({ role: "viewer", orgIds: [], disabled: true });
    await updateUser(test.server.db.queries, user?.id ?? "", { pending: false, role: "analyst" }, Date.now());
    const second = await signOn();
    expect(await self(second.jar)).toMatchObject({ user: { role: "analyst" } });
  });

  it("that is taken away takes access away", async () => {
    const { jar } = await signOn();
    groups();
    expect((await signOn()).to).toMatch(/error=Pending/);
    expect(await self(jar)).toBeNull();
    groups("soc");
    expect(await self((await signOn()).jar)).toMatchObject({ user: { role: "analyst" } });
  });

  it("of the last active administrator stays", async () => {
    groups("leads");
    await signOn();
    const root = await findUserByEmail(test.server.db.queries, "root@example.org");
    await updateUser(test.server.db.queries, root?.id ?? "", { disabled: true }, Date.now());
    groups("staff");
    const { jar } = await signOn();
    expect(await self(jar)).toMatchObject({ user: { role: "admin" } });
    expect(await countActiveAdmins(test.server.db.queries)).toBe(1);
    expect(await listAudit(test.server.db.queries, 1)).toMatchObject([{ outcome: "kept-admin" }]);
  });

  it("does not open the door to who is disabled", async () => {
    await signOn();
    await updateUser(test.server.db.queries, (await known())?.id ?? "", { disabled: true }, Date.now());
    const { to, jar } = await signOn();
    expect(to).toMatch(/error=AccessDenied/);
    expect(jar.has(SESSION)).toBe(false);
  });
});

describe("a sensitive act after single sign-on", () => {
  const end = async (jar: Jar) =>
    (await test.call(endSessions, "/x", { body: { others: true }, headers: { cookie: jar.header() } }))
      .status;

  it("needs a recent sign-in at the provider, which it must vouch for", async () => {
    issuer.signedInAgoS = 600;
    const { jar } = await signOn();
    expect(await end(jar)).toBe(403);
    issuer.signedInAgoS = 0;
    await signOn(jar, "?fresh=1");
    expect(await end(jar)).toBe(200);
    issuer.fault = "no-auth-time";
    expect(await end((await signOn()).jar)).toBe(403);
  });
});
