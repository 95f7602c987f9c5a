import { screen, waitFor, within } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { OrgNames } from "@/components/explorer/org-names";
import type { OrgSummary } from "@/lib/contract/orgs";
import type { SavedSearch } from "@/lib/contract/searches";
import { LENSES } from "@/lib/search/lenses";
import { type ApiCall, ApiFailure, type stubApi } from "@/lib/testing/browser/api-stub";
import { renderAt, savedOf } from "@/lib/testing/browser/saved-searches";
import { writeFile } from "./search-file";
import { SearchesPage } from "./searches-page";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const ROLE = "analyst" as const;

type Answers = Parameters<typeof stubApi>[0];

function show(
  searches: SavedSearch[],
  answers: Answers = {},
  role: "viewer" | "analyst" | "admin" = "analyst",
) {
  return renderAt("/o/acme/searches", <SearchesPage scope="acme" role={role} />, {
    searches: ({ method, body }) => (method === "GET" ? { searches } : { ...savedOf(), ...body, id: "new" }),
    ...answers,
  });
}

const list = () => screen.findByRole("region", { name: "Saved searches" });
const names = async () =>
  within(await list())
    .queryAllByRole("heading", { level: 3 })
    .map((heading) => heading.textContent);
const openMenu = async (user: ReturnType<typeof userEvent.setup>, name: string, item: string) => {
  await user.click(await screen.findByRole("button", { name: `Actions: ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
};
const sent = (calls: ApiCall[], method: string) => calls.filter((call) => call.method === method);

afterEach(() => vi.unstubAllGlobals());

describe("the list", () => {
  it("says what each looks for, whose it is, who sees it and who changed it when", async () => {
    show([savedOf({ tags: ["night"], folder: "Audits", visibility: "team" })]);
    const link = await screen.findByRole("link", { name: "Failed sign-ins" });
    expect(link.getAttribute("href")).toBe("/o/acme?where=success:false&saved=s1.3");
    const text = link.closest("li")?.textContent ?? "";
    for (const part of ["success is false", "Audits", "night", "Jane · Team", "by John"])
      expect(text).toContain(part);
    expect(text).not.toContain("Last 24 hours");
  });

  it("finds by name and by content, by folder, tag and star", async () => {
    const { user } = show([
      savedOf(),
      savedOf({
        id: "s2",
        name: "Spray",
        query: "where=client_ip:203.0.113.77",
        tags: ["ip"],
        starred: true,
      }),
      savedOf({ id: "s3", name: "Changes", folder: "Audits" }),
    ]);
    await screen.findByRole("link", { name: "Spray" });
    expect(await names()).toEqual(["Spray", "Failed sign-ins", "Changes"]);
    const field = screen.getByRole("searchbox", { name: "Find by name or content" });
    await user.type(field, "203.0.113");
    expect(await names()).toEqual(["Spray"]);
    await user.clear(field);
    await user.selectOptions(screen.getByRole("combobox", { name: "Folder" }), "Audits");
    expect(await names()).toEqual(["Changes"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Folder" }), "");
    await user.click(screen.getByRole("button", { name: "Starred" }));
    expect(await names()).toEqual(["Spray"]);
    await user.type(field, "nothing like it");
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(await names()).toHaveLength(3);
  });

  it("names organisations by their names, and finds by them", async () => {
    const id = "0123456789abcdef01234567";
    const org: OrgSummary = {
      ...{ scope: "north", name: "Northwind", colour: "teal", region: "us", kind: "org" },
      ...{ upstreamId: id, retentionDays: 90 },
    };
    const query = `where=organization:${id}`;
    const searches = [savedOf({ query }), savedOf({ id: "s2", name: "Other" })];
    const page = (
      <OrgNames scopes={[org]}>
        <SearchesPage scope="all" role={ROLE} />
      </OrgNames>
    );
    const { user } = renderAt("/o/all/searches", page, { searches: () => ({ searches }) });
    expect(await screen.findByText(/organization is Northwind/)).toBeTruthy();
    await user.type(screen.getByRole("searchbox", { name: "Find by name or content" }), "northw");
    expect(await names()).toEqual(["Failed sign-ins"]);
  });

  it("opens those of one organisation, and lenses, with the column that says whose an event is", async () => {
    const query = "columns=time,actor";
    const searches = [
      savedOf({ query, visibility: "all", isHere: false }),
      savedOf({ id: "s2", name: "Here", query }),
    ];
    renderAt("/o/all/searches", <SearchesPage scope="all" role={ROLE} />, {
      searches: () => ({ searches }),
    });
    const hrefOf = async (name: string) => (await screen.findByRole("link", { name })).getAttribute("href");
    expect(await hrefOf("Failed sign-ins")).toBe("/o/all?columns=time,organization,actor&saved=s1.3");
    expect(await hrefOf("Here")).toBe("/o/all?columns=time,actor&saved=s2.3");
    expect(await hrefOf("Open: Failed sign-ins")).toContain("columns=time,organization,");
  });

  it("says why it is empty, by role", async () => {
    show([], {}, "viewer");
    expect(await screen.findByText("Nothing is saved here yet")).toBeTruthy();
    expect(screen.getByText(/opens searches and does not save them/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Import|Save a copy/ })).toBeNull();
  });

  it("fails alone and can be asked for again", async () => {
    let isDown = true;
    const { user } = show([], {
      searches: () => {
        if (isDown) throw new ApiFailure(503, "STORE_DOWN", "The database cannot be reached.");
        return { searches: [savedOf()] };
      },
    });
    expect(await screen.findByText("The database cannot be reached.")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Lenses" })).toBeTruthy();
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(await screen.findByRole("link", { name: "Failed sign-ins" })).toBeTruthy();
  });

  it("offers what one may do only", async () => {
    const { user } = show([savedOf({ canEdit: false, visibility: "team" })]);
    await user.click(await screen.findByRole("button", { name: "Actions: Failed sign-ins" }));
    const items = (await screen.findAllByRole("menuitem")).map((item) => item.textContent);
    expect(items).toEqual(["Open", "Duplicate…", "Export as a file"]);
  });

  it("takes back a star that the server did not take", async () => {
    const { user } = show([savedOf()], {
      star: () => {
        throw new ApiFailure(404, "NOT_FOUND");
      },
    });
    const star = await screen.findByRole("button", { name: "Star: Failed sign-ins" });
    await user.click(star);
    await waitFor(() => expect(star.getAttribute("aria-pressed")).toBe("false"));
  });
});

describe("what is done with one", () => {
  it("is written over the version that was shown; a conflict keeps what was typed", async () => {
    const { user, calls } = show([savedOf()], {
      s1: () => {
        throw new ApiFailure(409, "CONFLICT", "John changed this search meanwhile. Nothing was overwritten.");
      },
    });
    await openMenu(user, "Failed sign-ins", "Name, sharing…");
    const dialog = within(await screen.findByRole("dialog"));
    const name = dialog.getByRole("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Mine");
    await user.type(dialog.getByRole("textbox", { name: "Tags" }), "a, b, a");
    await user.click(dialog.getByRole("radio", { name: "Team" }));
    expect(dialog.queryByRole("radio", { name: "All organisations" })).toBeNull();
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/John changed this search meanwhile/)).toBeTruthy();
    expect((name as HTMLInputElement).value).toBe("Mine");
    expect(sent(calls, "PUT")[0]?.body).toMatchObject({
      name: "Mine",
      tags: ["a", "b"],
      version: 3,
      visibility: "team",
    });
  });

  it("what the server refuses stands at its field", async () => {
    const { user } = show([savedOf()], {
      s1: () => {
        throw new ApiFailure(400, "INVALID_REQUEST", "The request has a mistake.", [
          { path: "tags.0", message: "Too long." },
        ]);
      },
    });
    await openMenu(user, "Failed sign-ins", "Name, sharing…");
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(dialog.getByRole("textbox", { name: "Tags" }).getAttribute("aria-invalid")).toBe("true"),
    );
  });

  it("a copy is private, whatever the other was", async () => {
    const { user, calls } = show([savedOf({ visibility: "all", canEdit: false })]);
    await openMenu(user, "Failed sign-ins", "Duplicate…");
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent(calls, "POST")[0]?.body).toMatchObject({
      name: "Copy of Failed sign-ins",
      visibility: "private",
    });
  });

  it("deleting can be undone at once", async () => {
    let searches = [savedOf()];
    const { user, calls } = show([], {
      searches: () => ({ searches }),
      s1: () => {
        searches = [];
        return { done: true };
      },
      restore: () => {
        searches = [savedOf()];
        return savedOf();
      },
    });
    await openMenu(user, "Failed sign-ins", "Delete");
    const undo = await screen.findByRole("button", { name: "Undo" });
    expect(sent(calls, "DELETE")[0]?.path).toBe("/api/orgs/acme/searches/s1?version=3");
    expect(document.activeElement).toBe(undo);
    await user.click(undo);
    expect(await screen.findByRole("link", { name: "Failed sign-ins" })).toBeTruthy();
    expect(sent(calls, "POST")[0]?.body).toEqual({ version: 3, to: 3 });
  });

  it("versions say who and when, and go back over the newest", async () => {
    const { name, description, tags, folder, query, keepsRange } = savedOf();
    const content = { name, description, tags, folder, query, keepsRange };
    const { user, calls } = show([savedOf()], {
      versions: () => ({
        versions: [
          { ...content, version: 4, at: "2026-11-21T10:00:00Z", by: "John" },
          { ...content, name: "Old", version: 1, at: "2026-11-20T10:00:00Z", by: "Jane" },
        ],
      }),
      restore: () => savedOf(),
    });
    await openMenu(user, "Failed sign-ins", "Versions…");
    const dialog = within(await screen.findByRole("dialog"));
    expect((await dialog.findByText("1. Old")).closest("li")?.textContent).toContain("by Jane");
    await user.click(dialog.getByRole("button", { name: "Restore version 1" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent(calls, "POST")[0]?.body).toEqual({ version: 4, to: 1 });
  });

  it("a lens is copied with its range", async () => {
    const { user, calls } = show([]);
    const [lens] = LENSES;
    await user.click(await screen.findByRole("button", { name: `Save a copy: ${lens?.title}` }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByRole("checkbox", { name: /^Keep the time range: Last/ })).toHaveProperty(
      "checked",
      true,
    );
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent(calls, "POST")[0]?.body).toMatchObject({ name: lens?.title, keepsRange: true });
  });
});

describe("import", () => {
  const choose = (user: ReturnType<typeof userEvent.setup>, text: string) =>
    user.upload(
      screen.getByLabelText("File of searches to import"),
      new File([text], "a.json", { type: "application/json" }),
    );

  it("of a file that we wrote: all of it, private", async () => {
    const { user, calls } = show([]);
    await choose(user, writeFile([savedOf(), savedOf({ name: "Other" })]));
    await user.click(await screen.findByRole("button", { name: "Import 2 searches" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent(calls, "POST").map(({ body }) => [body.name, body.visibility])).toEqual([
      ["Failed sign-ins", "private"],
      ["Other", "private"],
    ]);
  });

  it("of a bad file: nothing, and each fault by its path", async () => {
    const { user, calls } = show([]);
    await choose(user, writeFile([savedOf({ name: "" }), savedOf({ query: "where=success:(" })]));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("searches.0.name Give it a name.");
    expect(alert.textContent).toContain("searches.1.query where:");
    expect(sent(calls, "POST")).toEqual([]);
  });

  it("goes on where it stopped", async () => {
    let fails = true;
    const { user, calls } = show([], {
      searches: ({ method, body }) => {
        if (method === "GET") return { searches: [] };
        if (body.name === "Other" && fails) throw new ApiFailure(503, "STORE_DOWN");
        return savedOf();
      },
    });
    await choose(user, writeFile([savedOf(), savedOf({ name: "Other" })]));
    await user.click(await screen.findByRole("button", { name: "Import 2 searches" }));
    expect(await screen.findByText("1 of 2 searches imported.")).toBeTruthy();
    fails = false;
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent(calls, "POST").map(({ body }) => body.name)).toEqual(["Failed sign-ins", "Other", "Other"]);
  });
});
