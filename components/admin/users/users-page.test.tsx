import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { UserSummary } from "@/lib/contract/users";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { renderInApp } from "@/lib/testing/browser/in-app";
import { UsersPage } from "./users-page";

const person = (name: string, over: Partial<UserSummary> = {}): UserSummary => ({
  id: `id-${name.toLowerCase()}`,
  email: `${name.toLowerCase()}@example.org`,
  name,
  role: "analyst",
  orgs: "all",
  provider: false,
  status: "active",
  signIn: "password",
  roleByClaim: false,
  hasTotp: false,
  openSessions: 0,
  lastSeenAt: null,
  version: 2,
  ...over,
});
const ADA = person("Ada", { role: "admin", hasTotp: true, lastSeenAt: "2026-11-21T10:00:30.000Z" });
const LINK = {
  url: "https://d.example/invite/abc",
  purpose: "invite",
  expiresAt: "2026-11-22T10:00:00.000Z",
};
const ORGS = [
  { slug: "north", name: "Northwind", colour: "teal" },
  { slug: "south", name: "Fabrikam", colour: "violet" },
];

const show = (users: UserSummary[]) => renderInApp(<UsersPage users={users} orgs={ORGS} self="id-ada" />);
const user = userEvent.setup();
const dialog = () => within(screen.getByRole("dialog"));
const press = async (name: string) => user.click(screen.getByRole("button", { name }));
const pressThere = async (name: string) => user.click(dialog().getByRole("button", { name }));
const choose = async (name: string, item: string) => {
  await press(`More for ${name}`);
  await user.click(screen.getByRole("menuitem", { name: item }));
};
const rowOf = (name: string) =>
  screen.getByRole("heading", { level: 2, name: new RegExp(name) }).closest("li")?.textContent ?? "";
const names = () => screen.queryAllByRole("heading", { level: 2 }).map((title) => title.textContent);

afterEach(() => vi.unstubAllGlobals());

describe("the list", () => {
  it("tells role, state, grants, second factor and when each was last seen", () => {
    show([
      ADA,
      person("Olga", { status: "pending", signIn: "oidc", orgs: ["south", "gone"], provider: true }),
      person("Ivo", { status: "invited", orgs: [] }),
    ]);
    expect(rowOf("Ada")).toContain("Active");
    expect(rowOf("Ada")).toContain("Password and second factor");
    expect(rowOf("Ada")).toContain("Last seen 2026-11-21 10:00 UTC");
    expect(rowOf("Olga")).toContain("Fabrikam, gone; the provider's own events");
    expect(rowOf("Olga")).toContain("Identity provider");
    expect(rowOf("Ivo")).toContain("No organisation");
    expect(screen.getByRole("status").textContent).toBe("3 users");
  });

  it("is narrowed by words, role and state, and says when nobody is like that", async () => {
    show([ADA, person("Bob", { role: "viewer" }), person("Bea", { status: "disabled" })]);
    await user.type(screen.getByRole("searchbox"), "B");
    expect(names()).toEqual(["BobActive", "BeaDisabled"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Disabled");
    expect(screen.getByRole("status").textContent).toBe("1 of 3 users");
    await user.selectOptions(screen.getByRole("combobox", { name: "Role" }), "Viewer");
    expect(names()).toEqual([]);
    expect(screen.getByRole("status").textContent).toBe("No user is like that.");
  });

  it("offers only what can be done with each", async () => {
    show([person("Olga", { signIn: "oidc" }), person("Dora", { status: "disabled", hasTotp: true })]);
    const items = async (name: string) => {
      await press(`More for ${name}`);
      const found = screen.getAllByRole("menuitem").map((item) => item.textContent);
      await user.keyboard("{Escape}");
      return found;
    };
    expect(await items("Olga")).toEqual(["Sessions (0)…", "Disable…"]);
    expect(await items("Dora")).toEqual(["Sessions (0)…", "Take second factor away…", "Enable…"]);
  });
});

describe("the form", () => {
  it("adds a user with the least of rights, and shows the link until it is put away", async () => {
    const calls = stubApi({ users: () => ({ user: { id: "new" }, link: LINK }) });
    const { router } = show([ADA]);
    await press("Add user");
    await pressThere("Add");
    expect(document.activeElement).toBe(dialog().getByLabelText("Name"));
    expect(dialog().getByLabelText("E-mail").getAttribute("aria-invalid")).toBe("true");
    await user.type(dialog().getByLabelText("Name"), "New One");
    await user.type(dialog().getByLabelText("E-mail"), "new@example.org");
    await user.click(dialog().getByLabelText("Fabrikam"));
    await pressThere("Add");
    expect(calls.map(({ body }) => body)).toEqual([
      { name: "New One", email: "new@example.org", role: "viewer", orgs: ["south"], provider: false },
    ]);
    expect(router.refresh).toHaveBeenCalled();
    expect((await screen.findByLabelText<HTMLInputElement>("Link")).value).toBe(LINK.url);
    await user.keyboard("{Escape}");
    await pressThere("Copy link");
    expect(await dialog().findByText("Link copied.")).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe(LINK.url);
    await pressThere("Done");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says at the address that it is taken, and keeps what was typed", async () => {
    stubApi({
      users: () => {
        throw new ApiFailure(409, "CONFLICT", "There is a user ada@example.org already.");
      },
    });
    show([ADA]);
    await press("Add user");
    await user.type(dialog().getByLabelText("Name"), "A");
    await user.type(dialog().getByLabelText("E-mail"), "ada@example.org");
    await pressThere("Add");
    expect(await dialog().findByText(/already/)).toBeTruthy();
    expect(dialog().getByLabelText<HTMLInputElement>("E-mail").value).toBe("ada@example.org");
  });

  it("sends what was changed, and shows that the last administrator stays one", async () => {
    const calls = stubApi({
      "id-ada": () => {
        throw new ApiFailure(409, "CONFLICT", "This is the last active administrator.");
      },
    });
    show([ADA]);
    await press("Edit Ada");
    await user.selectOptions(dialog().getByLabelText("Role"), "Viewer");
    expect(screen.getByRole("dialog").textContent).toContain("A new role ends their sessions.");
    await pressThere("Save");
    expect(
      (await dialog().findByText("This is the last active administrator.")).closest("[role=alert]"),
    ).not.toBeNull();
    expect(calls.map(({ method, body }) => [method, body])).toEqual([
      ["PATCH", { version: 2, role: "viewer" }],
    ]);
  });

  it("tells that somebody else was faster, and keeps what was typed until the newer one is asked for", async () => {
    const message = "Somebody else changed this user meanwhile. Nothing of yours was saved.";
    stubApi({
      "id-bob": () => {
        throw new ApiFailure(409, "CONFLICT", message, [{ path: "version", message }]);
      },
    });
    const { router, rerender } = show([ADA, person("Bob")]);
    await press("Edit Bob");
    await user.type(dialog().getByLabelText("Name"), " mine");
    await pressThere("Save");
    expect((await dialog().findByText(message)).closest("[role=alert]")).not.toBeNull();
    expect(dialog().getByLabelText<HTMLInputElement>("Name").value).toBe("Bob mine");
    await pressThere("Show what is there now");
    expect(router.refresh).toHaveBeenCalledOnce();
    const theirs = person("Bob", { name: "Theirs", version: 3 });
    rerender(<UsersPage users={[ADA, theirs]} orgs={ORGS} self="id-ada" />);
    expect(dialog().getByLabelText<HTMLInputElement>("Name").value).toBe("Theirs");
  });

  it("leaves a role that comes from the identity provider to it", async () => {
    show([person("Olga", { signIn: "oidc", roleByClaim: true })]);
    await press("Edit Olga");
    expect(dialog().getByLabelText<HTMLSelectElement>("Role").disabled).toBe(true);
  });
});

describe("who left to confirm at the identity provider", () => {
  const leave = (form: string, draft: object) =>
    sessionStorage.setItem(
      "after-sign-on",
      JSON.stringify({ form, draft, path: location.pathname, atMs: Date.now() }),
    );
  afterEach(() => sessionStorage.clear());

  it("comes back to the form with it, and is told to press the button again", async () => {
    leave("user id-bob 2", { name: "Bob typed", orgs: ["south"], isAllOrgs: false });
    const calls = stubApi({ "id-bob": () => ({ id: "id-bob" }) });
    show([ADA, person("Bob")]);
    expect((await dialog().findByRole("status")).textContent).toContain("press Save again");
    expect(dialog().getByLabelText<HTMLInputElement>("Name").value).toBe("Bob typed");
    expect(sessionStorage.getItem("after-sign-on")).toBeNull();
    await pressThere("Save");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(calls.map(({ body }) => body)).toEqual([{ version: 2, name: "Bob typed", orgs: ["south"] }]);
  });

  it.each([
    ["somebody changed the user meanwhile", "user id-bob 1"],
    ["it was no form", ""],
  ])("is told to do it again when %s", async (_why, form) => {
    leave(form, { name: "Bob typed" });
    show([ADA, person("Bob")]);
    expect(await screen.findByText(/has not been done: do it again/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("what is done to a user", () => {
  it("is asked first, and what the server refuses is said there", async () => {
    let isLast = true;
    const calls = stubApi({
      disable: () => {
        if (isLast) throw new ApiFailure(409, "CONFLICT", "This is the last active administrator.");
        return { id: "id-ada" };
      },
    });
    show([ADA]);
    await choose("Ada", "Disable…");
    expect(calls).toEqual([]);
    await pressThere("Disable");
    expect((await dialog().findByRole("alert")).textContent).toBe("This is the last active administrator.");
    isLast = false;
    await pressThere("Disable");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("asks who one is when the sign-in is too old, and then does it", async () => {
    let isRecent = false;
    const calls = stubApi({
      remove: () => {
        if (!isRecent) throw new ApiFailure(403, "REAUTH");
        return { id: "id-ada" };
      },
      account: () => ({
        user: { id: "1", email: "a@x", name: "A", role: "admin" },
        ...{ method: "password", provider: null, hasTotp: false, needsTotp: false, recoveryCodesLeft: 0 },
      }),
      reauth: () => {
        isRecent = true;
        return { done: true };
      },
    });
    show([ADA]);
    await choose("Ada", "Take second factor away…");
    await pressThere("Take away");
    await user.type(await screen.findByLabelText("Password"), "a password{Enter}");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(calls.filter(({ route }) => route === "remove").map(({ path }) => path)).toEqual(
      Array(2).fill("/api/admin/users/id-ada/totp/remove"),
    );
  });

  it("lists the open sessions, and ends one or all", async () => {
    let sessions = [
      {
        ...{ id: "s1", current: false, createdAt: "2026-11-21T09:00:00.000Z", method: "totp" },
        ...{ lastSeenAt: "2026-11-21T10:00:00.000Z", endsAt: "2026-11-21T21:00:00.000Z" },
        ...{ address: "203.0.113.5", agent: "<b>curl</b>" },
      },
    ];
    const calls = stubApi({
      sessions: () => ({ sessions }),
      end: () => {
        sessions = [];
        return { done: true };
      },
    });
    show([person("Bob", { openSessions: 1 })]);
    await choose("Bob", "Sessions (1)…");
    expect(await dialog().findByText("<b>curl</b>")).toBeTruthy();
    await pressThere("End the session of <b>curl</b>, 203.0.113.5");
    expect(await dialog().findByText("No open session.")).toBeTruthy();
    expect(calls.find(({ route }) => route === "end")?.body).toEqual({ id: "s1" });
  });

  it("a link of reset is made and shown", async () => {
    stubApi({ link: () => ({ ...LINK, purpose: "reset" }) });
    show([person("Bob")]);
    await choose("Bob", "Reset link…");
    await pressThere("Make link");
    expect(await screen.findByRole("dialog", { name: "Reset link for Bob" })).toBeTruthy();
  });
});
