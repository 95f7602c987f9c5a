import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useCommand } from "@/components/commands/commands";
import { useSearchState } from "@/components/explorer/use-search-state";
import type { Role } from "@/lib/contract/session";
import { ApiFailure, type stubApi } from "@/lib/testing/browser/api-stub";
import { renderAt, savedOf } from "@/lib/testing/browser/saved-searches";
import { OpenSaved } from "./open-saved";
import { SavedControls } from "./saved-controls";
import { LONG_LINK } from "./share-link";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T10:00:00.000Z", end: "2026-11-21T10:00:00.000Z" };
const saved = savedOf({ visibility: "team" });

let said = "";

/** The part of Explore that deals with saved searches, over the address bar. */
function Part({ role }: { role: Role }) {
  const { search, screen } = useSearchState();
  useCommand("say", (text) => {
    said = text;
  });
  return (
    <>
      {screen.saved ? <OpenSaved scope="acme" role={role} mark={screen.saved} search={search} /> : null}
      <SavedControls scope="acme" role={role} search={search} screen={screen} window={WINDOW} />
    </>
  );
}

function show(query: string, answers: Parameters<typeof stubApi>[0] = {}, role: Role = "analyst") {
  said = "";
  return renderAt(`/o/acme?${query}`, <Part role={role} />, { s1: () => saved, ...answers });
}

const bar = () => within(screen.getByRole("region", { name: "Saved search" }));
const buttons = () =>
  bar()
    .getAllByRole("button")
    .map((button) => button.textContent);

afterEach(() => vi.unstubAllGlobals());

describe("the open saved search", () => {
  it("is named; another range is no change while that is not kept", async () => {
    show("range=7d&where=success:false&saved=s1.3");
    expect(await screen.findByText("Failed sign-ins")).toBeTruthy();
    expect(screen.queryByText("modified")).toBeNull();
    expect(buttons()).toEqual(["Close"]);
  });

  it("says that it is modified, saves over its version by key, and reverts", async () => {
    const { user, calls } = show("where=success:true&saved=s1.3", {
      s1: ({ method, body }) => (method === "PUT" ? { ...saved, ...body, version: 4 } : saved),
    });
    expect(await screen.findByText("modified")).toBeTruthy();
    expect(buttons()).toEqual(["Save", "Save as…", "Revert", "Close"]);
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(location.search).toBe("?where=success:true&saved=s1.4"));
    const put = calls.find(({ method }) => method === "PUT");
    expect(put?.body).toMatchObject({ version: 3, query: "where=success:true", visibility: "team" });
    expect(said).toBe("“Failed sign-ins” is saved.");
  });

  it("goes back to what is saved, but for the range", async () => {
    const { user } = show("range=7d&where=success:true&saved=s1.3");
    await user.click(await screen.findByRole("button", { name: "Revert" }));
    expect(location.search).toBe("?range=7d&where=success:false&saved=s1.3");
  });

  it("of an older version is not written over the newer one", async () => {
    const { user } = show("where=success:true&saved=s1.2");
    expect(await screen.findByText(/^John changed it at/)).toBeTruthy();
    expect(buttons()).toEqual(["Save as…", "Open the newest", "Close"]);
    await user.click(screen.getByRole("button", { name: "Open the newest" }));
    expect(location.search).toBe("?where=success:false&saved=s1.3");
  });

  it("that somebody else saved meanwhile stays as typed, and says so", async () => {
    let newest = saved;
    const { user } = show("where=success:true&saved=s1.3", {
      s1: ({ method }) => {
        if (method === "GET") return newest;
        newest = { ...saved, version: 4 };
        throw new ApiFailure(409, "CONFLICT", "John changed this search meanwhile. Nothing was overwritten.");
      },
    });
    await user.click(await screen.findByRole("button", { name: "Save" }));
    expect(await screen.findByText(/Nothing was overwritten/)).toBeTruthy();
    expect(await screen.findByRole("button", { name: "Open the newest" })).toBeTruthy();
    expect(location.search).toBe("?where=success:true&saved=s1.3");
  });

  it("of somebody else is read-only, with a way to a copy", async () => {
    const { user } = show("where=success:true&saved=s1.3", { s1: () => ({ ...saved, canEdit: false }) });
    expect(await screen.findByText("read-only, Jane's")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Duplicate…" }));
    expect(await screen.findByRole("dialog", { name: "Save search" })).toBeTruthy();
  });

  it("that is not there leaves the search alone", async () => {
    const { user } = show("where=success:true&saved=s1.3", {
      s1: () => {
        throw new ApiFailure(404, "NOT_FOUND");
      },
    });
    await user.click(await screen.findByRole("button", { name: "Dismiss" }));
    expect(location.search).toBe("?where=success:true");
  });
});

describe("saving", () => {
  it("by key asks for a name, and what is saved is then open", async () => {
    const { user, calls } = show("where=success:true", {
      searches: ({ body }) => ({ ...saved, ...body, id: "new", version: 1 }),
    });
    await user.keyboard("{Control>}s{/Control}");
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByRole("textbox", { name: "Name" }), "Mine");
    expect(dialog.getByRole("checkbox", { name: "Keep the time range: Last 24 hours" })).toHaveProperty(
      "checked",
      false,
    );
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(location.search).toBe("?where=success:true&saved=new.1"));
    expect(calls[0]?.body).toMatchObject({
      name: "Mine",
      query: "where=success:true",
      visibility: "private",
    });
  });

  it("is not for viewers, who are told so", async () => {
    const { user } = show("where=success:true", {}, "viewer");
    expect(screen.queryByRole("button", { name: "Save search as…" })).toBeNull();
    await user.keyboard("{Control>}s{/Control}");
    expect(said).toBe("Your role opens searches and does not save them.");
  });
});

describe("sharing", () => {
  const link = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Link" }).value;

  it("fixes the range unless told otherwise, and leaves out what is open for oneself", async () => {
    const { user } = show("where=success:false&chart=week&saved=s1.3");
    await user.click(screen.getByRole("button", { name: "Share…" }));
    await screen.findByRole("dialog");
    expect(link()).toContain(
      "range=2026-11-20T10:00:00Z..2026-11-21T10:00:00Z&where=success:false&chart=week",
    );
    expect(link()).not.toContain("saved");
    await user.click(screen.getByRole("radio", { name: /^The same range/ }));
    expect(link()).not.toContain("range=");
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    await waitFor(() => expect(said).toBe("Link copied."));
  });

  const long = `text=${"a".repeat(900)}&where=username:${"b".repeat(LONG_LINK - 900)}`;

  it("makes a short link of a long one, once", async () => {
    const { user, calls } = show(`${long}&chart=week`, { links: () => ({ path: "/o/acme/s/x1" }) });
    await user.click(screen.getByRole("button", { name: "Share…" }));
    await user.click(await screen.findByRole("button", { name: "Make and copy a short link" }));
    await waitFor(() => expect(link()).toMatch(/\/o\/acme\/s\/x1\?chart=week$/));
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body.query).toContain("range=2026-11-20T10:00:00Z");
  });

  it("gives viewers the long one", async () => {
    const { user } = show(long, {}, "viewer");
    await user.click(screen.getByRole("button", { name: "Share…" }));
    expect(await screen.findByRole("button", { name: "Copy link" })).toBeTruthy();
    expect(screen.getByText(/characters: some mail programs/)).toBeTruthy();
  });
});
