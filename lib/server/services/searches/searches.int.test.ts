import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST as makeLink } from "@/app/api/orgs/[scope]/links/route";
import { POST as restore } from "@/app/api/orgs/[scope]/searches/[id]/restore/route";
import { PUT as edit, GET as read, DELETE as remove } from "@/app/api/orgs/[scope]/searches/[id]/route";
import { PUT as star, DELETE as unstar } from "@/app/api/orgs/[scope]/searches/[id]/star/route";
import { GET as versions } from "@/app/api/orgs/[scope]/searches/[id]/versions/route";
import { POST as create, GET as list } from "@/app/api/orgs/[scope]/searches/route";
import type { NewSavedSearch, SavedSearch, SearchVersion } from "@/lib/contract/searches";
import { type TestServer, testServer } from "@/lib/testing/server";
import { authorizeScope } from "../../auth/session";
import { listAudit } from "../../db/repos/audit";
import { findOrgBySlug } from "../../db/repos/orgs";
import { findUserByEmail, updateUser } from "../../db/repos/users";
import { loadLink } from "./links";

let test: TestServer;
beforeEach(async () => {
  test = await testServer({
    orgs: [
      { slug: "acme", upstreamId: "0123456789abcdef01234567" },
      { slug: "beta", upstreamId: "0123456789abcdef01234568" },
    ],
    users: [
      { email: "viewer@x", role: "viewer", orgs: ["acme"] },
      { email: "jane@x", role: "analyst", orgs: ["acme"] },
      { email: "john@x", role: "analyst", orgs: ["acme"] },
      { email: "both@x", role: "analyst", orgs: ["acme", "beta"] },
      { email: "beta@x", role: "analyst", orgs: ["beta"] },
      { email: "admin@x", role: "admin", orgs: "all" },
      { email: "beta-admin@x", role: "admin", orgs: ["beta"] },
    ],
  });
});
afterEach(() => test.close());

const body = (over: Partial<NewSavedSearch> = {}): NewSavedSearch => ({
  name: "Failed sign-ins",
  description: "",
  tags: [],
  folder: "",
  query: "range=7d&where=success:false",
  keepsRange: false,
  visibility: "private",
  ...over,
});
const base = (scope: string) => `/api/orgs/${scope}/searches`;
async function save(user: string, over: Partial<NewSavedSearch> = {}, scope = "acme"): Promise<SavedSearch> {
  const answer = await test.call(create, base(scope), { user, body: body(over) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SavedSearch;
}

type Verb = "read" | "edit" | "remove" | "versions" | "restore" | "star" | "unstar";
/** One verb on a saved search, as `user`. */
function act(
  verb: Verb,
  user: string,
  { id, version }: Pick<SavedSearch, "id" | "version">,
  over: object = {},
  scope = "acme",
) {
  const handlers = { read, edit, remove, versions, restore, star, unstar };
  const methods = {
    read: "GET",
    edit: "PUT",
    remove: "DELETE",
    versions: "GET",
    restore: "POST",
    star: "PUT",
    unstar: "DELETE",
  };
  const bodies: Partial<Record<Verb, object>> = {
    edit: { ...body({ name: "Changed" }), version, ...over },
    restore: { version, to: 1, ...over },
  };
  const query = verb === "remove" ? `?version=${version}` : "";
  return test.call(handlers[verb], `${base(scope)}/${id}${query}`, {
    user,
    method: methods[verb],
    params: { scope, id },
    ...(bodies[verb] ? { body: bodies[verb] } : {}),
  });
}
const VERBS: Verb[] = ["read", "edit", "remove", "versions", "restore", "star", "unstar"];
const names = async (user: string, scope = "acme") => {
  const answer = await test.call(list, base(scope), { user });
  return ((await answer.json()) as { searches: SavedSearch[] }).searches.map((search) => search.name);
};
const actions = async () =>
  (await listAudit(test.server.db.queries, 20)).map(({ action, actor }) => `${action} ${actor}`).reverse();

describe("saving", () => {
  it("stores the canonical search, the range only when asked, and a record of it", async () => {
    const saved = await save("jane@x", {
      query: "where=success%3Afalse&range=7d&utm=mail",
      tags: ["a", "a"],
    });
    expect(saved).toMatchObject({
      query: "where=success:false",
      tags: ["a"],
      version: 1,
      owner: { name: "jane" },
      updatedBy: "jane",
      canEdit: true,
      isHere: true,
      starred: false,
    });
    expect((await save("jane@x", { keepsRange: true })).query).toBe("range=7d&where=success:false");
    expect(await actions()).toEqual(["saved-create jane@x", "saved-create jane@x"]);
  });

  it.each([
    ["what cannot be read", { query: "where=success:(" }, "query"],
    ["a nameless one", { name: "  " }, "name"],
    ["an unknown name", { owner: "x" }, "owner"],
    ["too many tags", { tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }, "tags"],
  ])("refuses %s at its path", async (_, over, path) => {
    const answer = await test.call(create, base("acme"), { user: "jane@x", body: { ...body(), ...over } });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { details: { path: string }[] } };
    expect(error.details[0]?.path).toBe(path);
  });

  it("with the team is for analysts, with all for administrators, and each is recorded", async () => {
    const status = async (user: string, visibility: "private" | "team" | "all") =>
      (await test.call(create, base("acme"), { user, body: body({ visibility }) })).status;
    expect(await status("viewer@x", "private")).toBe(403);
    expect(await status("jane@x", "team")).toBe(200);
    expect(await status("jane@x", "all")).toBe(403);
    expect(await status("admin@x", "all")).toBe(200);
    expect(await actions()).toEqual([
      "denied viewer@x",
      "saved-create jane@x",
      "saved-share jane@x",
      "denied jane@x",
      "saved-create admin@x",
      "saved-share admin@x",
    ]);
  });

  it("in all organisations has no team", async () => {
    const answer = await test.call(create, base("all"), {
      user: "both@x",
      body: body({ visibility: "team" }),
    });
    expect(answer.status).toBe(400);
    expect((await save("both@x", {}, "all")).isHere).toBe(true);
  });
});

describe("who sees and changes what", () => {
  it("private: the owner alone, administrators neither", async () => {
    const saved = await save("jane@x");
    for (const user of ["viewer@x", "john@x", "admin@x"]) {
      expect(await names(user), user).toEqual([]);
      expect((await act("read", user, saved)).status, user).toBe(404);
    }
  });

  it("shared with the team: read by all of it, changed by owner and administrators", async () => {
    const saved = await save("jane@x", { visibility: "team" });
    expect(await names("viewer@x")).toEqual(["Failed sign-ins"]);
    expect((await act("star", "viewer@x", saved)).status).toBe(200);
    expect(((await (await act("read", "viewer@x", saved)).json()) as SavedSearch).canEdit).toBe(false);
    for (const verb of ["edit", "remove", "versions", "restore"] as const)
      expect((await act(verb, "john@x", saved)).status, verb).toBe(403);
    expect((await act("edit", "admin@x", saved, { visibility: "team" })).status).toBe(200);
    expect(((await (await act("read", "jane@x", saved)).json()) as SavedSearch).updatedBy).toBe("admin");
  });

  it("shared with all: read everywhere, changed only where it lives", async () => {
    const saved = await save("admin@x", { visibility: "all" });
    expect(await names("beta@x", "beta")).toEqual(["Failed sign-ins"]);
    expect((await act("edit", "beta-admin@x", saved, {}, "beta")).status).toBe(403);
    expect((await act("remove", "admin@x", saved, {}, "beta")).status).toBe(403);
    expect((await act("remove", "admin@x", saved)).status).toBe(200);
    expect(await names("beta@x", "beta")).toEqual([]);
  });

  it.each(VERBS)(
    "of another organisation: %s finds nothing by any way, changes nothing and is recorded",
    async (verb) => {
      const saved = await save("jane@x", { visibility: "team" });
      const { id } = saved;
      const ways: [user: string, scope: string, id: string][] = [
        ["beta@x", "acme", id],
        ["beta@x", "beta", id],
        ["beta-admin@x", "beta", id],
        ["beta@x", "all", id],
        // Who may open both finds it in the one where it lives.
        ["both@x", "beta", id],
        ["both@x", "all", id],
        ["both@x", "acme,beta", id],
        ["jane@x", "acme", id.toUpperCase()],
        ["jane@x", "acme", `${id} `],
        ["jane@x", "acme", `${id}' or '1'='1`],
        ["jane@x", "acme", "%"],
      ];
      const before = (await actions()).length;
      for (const [user, scope, tried] of ways) {
        const answer = await act(verb, user, { id: tried, version: 1 }, {}, scope);
        expect([user, scope, tried, answer.status]).toEqual([user, scope, tried, 404]);
      }
      expect((await actions()).length - before).toBe(ways.length);
      expect(new Set((await actions()).slice(before).map((action) => action.split(" ")[0]))).toEqual(
        new Set(["denied"]),
      );
      expect(await (await act("read", "jane@x", saved)).json()).toEqual(saved);
    },
  );

  it("no field of a body moves a saved search to another organisation, and none makes it another's", async () => {
    const saved = await save("jane@x", { visibility: "team" });
    for (const foreign of [{ id: "x" }, { scope: "beta" }, { orgId: "beta" }, { owner: "beta@x" }])
      for (const verb of ["edit", "restore"] as const)
        expect((await act(verb, "jane@x", saved, foreign)).status).toBe(400);
    expect(await names("beta@x", "beta")).toEqual([]);
  });

  it("is gone at once for whoever loses the grant", async () => {
    const saved = await save("jane@x", { visibility: "team" });
    expect((await act("read", "both@x", saved)).status).toBe(200);
    const { queries } = test.server.db;
    const both = await findUserByEmail(queries, "both@x");
    const beta = await findOrgBySlug(queries, "beta");
    await updateUser(queries, both?.id ?? "", { orgIds: [beta?.id ?? ""] }, 0);
    for (const verb of VERBS) expect((await act(verb, "both@x", saved)).status, verb).toBe(404);
  });
});

describe("changing", () => {
  it("never writes over what somebody else has changed, and says who and when", async () => {
    const saved = await save("jane@x", { visibility: "team" });
    expect((await act("edit", "admin@x", saved, { visibility: "team" })).status).toBe(200);
    for (const verb of ["edit", "remove", "restore"] as const) {
      const answer = await act(verb, "jane@x", saved, { ...(verb === "edit" ? { name: "Mine" } : {}) });
      expect(answer.status, verb).toBe(409);
      const { error } = (await answer.json()) as {
        error: { message: string; details: { path: string; message: string }[] };
      };
      expect(error.message).toBe("admin changed this search meanwhile. Nothing was overwritten.");
      expect(error.details.map(({ path }) => path)).toEqual(["version", "updatedBy", "updatedAt"]);
      expect(error.details[0]?.message).toBe("2");
    }
    expect(await names("jane@x")).toEqual(["Changed"]);
  });

  it("writes nothing when nothing is new", async () => {
    const saved = await save("jane@x");
    const answer = await act("edit", "jane@x", saved, body());
    expect(await answer.json()).toMatchObject({ version: 1 });
    expect(await actions()).toEqual(["saved-create jane@x"]);
  });

  it("of sharing is recorded as such; who cuts themselves off is told so", async () => {
    const saved = await save("jane@x", { visibility: "team" });
    const answer = await act("edit", "admin@x", saved, { ...body(), visibility: "private" });
    expect(await answer.json()).toMatchObject({ visibility: "private", version: 2, canEdit: false });
    expect(await names("admin@x")).toEqual([]);
    expect((await actions()).at(-1)).toBe("saved-share admin@x");
  });

  it("keeps versions, and restores one without sharing anew", async () => {
    const saved = await save("jane@x");
    await act("edit", "jane@x", saved, { visibility: "team", query: "text=new" });
    const listed = (await (await act("versions", "jane@x", saved)).json()) as { versions: SearchVersion[] };
    expect(listed.versions.map(({ version, name, by, query }) => [version, name, by, query])).toEqual([
      [2, "Changed", "jane", "text=new"],
      [1, "Failed sign-ins", "jane", "where=success:false"],
    ]);
    const restored = await act("restore", "jane@x", { id: saved.id, version: 2 });
    expect(await restored.json()).toMatchObject({ version: 3, name: "Failed sign-ins", visibility: "team" });
    expect((await act("restore", "jane@x", { id: saved.id, version: 3 }, { to: 99 })).status).toBe(404);
  });

  it("deletes, with a way back", async () => {
    const saved = await save("jane@x");
    expect((await act("remove", "jane@x", saved)).status).toBe(200);
    expect(await names("jane@x")).toEqual([]);
    expect((await act("read", "jane@x", saved)).status).toBe(404);
    expect((await act("edit", "jane@x", saved)).status).toBe(409);
    expect((await act("restore", "jane@x", saved)).status).toBe(200);
    expect(await names("jane@x")).toEqual(["Failed sign-ins"]);
    expect(await actions()).toEqual(["saved-create jane@x", "saved-delete jane@x", "saved-restore jane@x"]);
  });
});

describe("short links", () => {
  it("stand for a search within their scope, for those who may open it", async () => {
    const answer = await test.call(makeLink, "/api/orgs/acme/links", {
      user: "jane@x",
      body: { query: "range=7d&text=a" },
    });
    const { path } = (await answer.json()) as { path: string };
    expect(path).toMatch(/^\/o\/acme\/s\/[\w-]{16}$/);
    const id = path.split("/").at(-1) ?? "";
    const user = await findUserByEmail(test.server.db.queries, "both@x");
    const actor = { ...user, userId: user?.id ?? "", sessionId: "" } as Parameters<typeof authorizeScope>[1];
    const opened = async (slug: string) => {
      const scope = await authorizeScope(test.server, actor, slug);
      return scope && loadLink(scope, id);
    };
    expect(await opened("acme")).toBe("range=7d&text=a");
    expect(await opened("beta")).toBeNull();
    expect(await actions()).toEqual(["link-create jane@x"]);
    const denied = await test.call(makeLink, "/api/orgs/acme/links", {
      user: "viewer@x",
      body: { query: "" },
    });
    expect(denied.status).toBe(403);
  });
});
