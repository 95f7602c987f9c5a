import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AdminOrg } from "@/lib/contract/admin-orgs";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { renderInApp } from "@/lib/testing/browser/in-app";
import { OrgsPage } from "./orgs-page";

const ID = "0123456789abcdef01234567";
const org = (slug: string, over: Partial<AdminOrg> = {}): AdminOrg => ({
  id: `id-${slug}`,
  slug,
  name: slug.toUpperCase(),
  colour: "teal",
  region: "us",
  upstreamId: ID,
  retentionDays: 90,
  credential: { kind: "environment" },
  isFromEnvironment: false,
  retiredAt: null,
  version: 4,
  ...over,
});
const own = org("own", {
  credential: { kind: "key", setAt: "2026-11-21T10:00:00.000Z", setBy: "ada@example.org" },
});
const OK = {
  ok: true,
  code: null,
  message: "The key reads this organisation.",
  advice: "",
  organization: ID,
};

const show = (orgs: AdminOrg[], environment: "none" | "key" = "key") =>
  renderInApp(<OrgsPage orgs={orgs} environment={environment} />);
const press = async (name: string | RegExp) => userEvent.setup().click(screen.getByRole("button", { name }));
const dialog = () => within(screen.getByRole("dialog"));

afterEach(() => vi.unstubAllGlobals());

describe("the list", () => {
  it("says with what each is read, and which has nothing", () => {
    show([org("bare"), own], "none");
    expect(screen.getByText("No key: the environment has none")).toBeTruthy();
    expect(screen.getByText("set 2026-11-21 10:00 UTC by ada@example.org")).toBeTruthy();
  });

  it("is searched when it is long", async () => {
    show(Array.from({ length: 12 }, (_, at) => org(`client-${at}`)));
    const box = screen.getByRole("searchbox", { name: "Find an organisation" });
    await userEvent.setup().type(box, "client-11");
    expect(screen.getAllByRole("heading", { level: 3 }).map((title) => title.textContent)).toEqual([
      "CLIENT-11",
    ]);
    await userEvent.setup().type(box, "x");
    expect(screen.getByRole("status").textContent).toContain("client-11x");
  });

  it("tests what is stored, and says what to do about a fault", async () => {
    const failed = {
      ...OK,
      ok: false,
      code: "KEY_REJECTED",
      message: "Not taken.",
      advice: "Type it again.",
    };
    const calls = stubApi({ test: () => failed });
    show([own]);
    await press("Test OWN");
    expect(await screen.findByText("Type it again.")).toBeTruthy();
    expect(calls.map(({ body }) => body)).toEqual([{ id: "id-own", region: "us", upstreamId: ID }]);
  });

  it("asks before it retires one, and brings a retired one back", async () => {
    const calls = stubApi({ retirement: () => ({ id: "x" }) });
    const { router } = show([org("used"), org("gone", { retiredAt: "2026-11-21T10:00:00.000Z" })]);
    await press("Retire USED");
    expect(calls).toEqual([]);
    await userEvent.setup().click(dialog().getByRole("button", { name: "Retire" }));
    await press("Bring back GONE");
    await userEvent.setup().click(dialog().getByRole("button", { name: "Bring back" }));
    expect(calls.map(({ path, body }) => [path, body])).toEqual([
      ["/api/admin/orgs/id-used/retirement", { version: 4, retired: true }],
      ["/api/admin/orgs/id-gone/retirement", { version: 4, retired: false }],
    ]);
    expect(router.refresh).toHaveBeenCalledTimes(2);
  });
});

describe("the form", () => {
  it("adds one: the short name follows the name, the key is tried before it is kept", async () => {
    const calls = stubApi({ test: () => OK, orgs: () => ({ id: "new" }) });
    const { router } = show([]);
    await press("Add organisation");
    const user = userEvent.setup();
    await user.type(dialog().getByLabelText("Name"), "Globex Clinics");
    expect(dialog().getByLabelText<HTMLInputElement>("Short name").value).toBe("globex-clinics");
    await user.type(dialog().getByLabelText("JumpCloud organisation id"), ID.toUpperCase());
    await user.click(dialog().getByLabelText("A key of its own"));
    await user.type(dialog().getByLabelText("API key"), "a-new-key-1");
    await user.click(dialog().getByRole("button", { name: "Test the key" }));
    expect(await dialog().findByText(OK.message)).toBeTruthy();
    await user.click(dialog().getByRole("button", { name: "Add" }));
    const source = { region: "us", upstreamId: ID, credential: { kind: "key", apiKey: "a-new-key-1" } };
    expect(calls.map(({ body }) => body)).toEqual([
      { id: null, ...source },
      { slug: "globex-clinics", name: "Globex Clinics", colour: "teal", retentionDays: 90, ...source },
    ]);
    expect(router.refresh).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says what is wrong at the field before anything is sent", async () => {
    const calls = stubApi({});
    show([]);
    await press("Add organisation");
    const user = userEvent.setup();
    await user.click(dialog().getByLabelText("A service account of its own"));
    await user.click(dialog().getByRole("button", { name: "Add" }));
    for (const label of ["Name", "Short name", "JumpCloud organisation id", "Client id", "Client secret"])
      expect(dialog().getByLabelText(label).getAttribute("aria-invalid"), label).toBe("true");
    expect(document.activeElement).toBe(dialog().getByLabelText("Name"));
    expect(calls).toEqual([]);
  });

  it("shows no secret, and keeps the one that is set unless another is typed", async () => {
    const calls = stubApi({ "id-own": () => ({ id: "id-own" }) });
    show([own]);
    await press("Edit OWN");
    expect(dialog().queryByLabelText("API key")).toBeNull();
    const user = userEvent.setup();
    await user.click(dialog().getByLabelText("rose"));
    await user.click(dialog().getByRole("button", { name: "Save" }));
    expect(calls.map(({ body }) => body)).toEqual([
      { version: 4, name: "OWN", colour: "rose", region: "us", upstreamId: ID, retentionDays: 90 },
    ]);
  });

  it("tells that somebody else was faster, and keeps what was typed until the newer one is asked for", async () => {
    stubApi({
      "id-own": () => {
        const message = "Somebody else changed this organisation meanwhile.";
        throw new ApiFailure(409, "CONFLICT", message, [{ path: "version", message }]);
      },
    });
    const { router, rerender } = show([own]);
    await press("Edit OWN");
    const user = userEvent.setup();
    await user.type(dialog().getByLabelText("Name"), " mine");
    await user.click(dialog().getByRole("button", { name: "Save" }));
    expect(dialog().getByRole("alert").textContent).toContain("Somebody else changed");
    expect(dialog().getByLabelText<HTMLInputElement>("Name").value).toBe("OWN mine");
    await user.click(dialog().getByRole("button", { name: "Show what is there now" }));
    expect(router.refresh).toHaveBeenCalledOnce();
    rerender(<OrgsPage orgs={[{ ...own, name: "Theirs", version: 5 }]} environment="key" />);
    expect(dialog().getByLabelText<HTMLInputElement>("Name").value).toBe("Theirs");
  });

  it("leaves what the environment brings to the environment, and says so", async () => {
    show([org("default", { isFromEnvironment: true })]);
    expect(screen.queryByRole("button", { name: "Retire DEFAULT" })).toBeNull();
    await press("Edit DEFAULT");
    expect(dialog().queryByLabelText("Region")).toBeNull();
    expect(screen.getByRole("dialog").textContent).toContain("come from the environment of the server");
  });
});
