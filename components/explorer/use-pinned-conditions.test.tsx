import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { MainNav } from "@/components/shell/main-nav";
import { LENSES, lensSearch } from "@/lib/search/lenses";
import { printWhere } from "@/lib/search/text";
import { OwnerProvider } from "./use-own-stored";
import { usePinnedConditions } from "./use-pinned-conditions";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

afterEach(() => localStorage.clear());

function Lens() {
  const { begin, conditions } = usePinnedConditions();
  const [lens] = LENSES;
  if (lens === undefined) return null;
  return <p>{`${conditions.length}: ${printWhere(begin(lensSearch(lens, {})).where)}`}</p>;
}

/** The header's places and a lens, for one of two people of this browser. */
function show(userId: string) {
  history.replaceState(null, "", "/o/north");
  render(
    <OwnerProvider userId={userId}>
      <MainNav scopes={[{ scope: "north", name: "North", colour: "#123456" } as never]} isAdmin={false} />
      <Lens />
    </OwnerProvider>,
  );
}

test("what is pinned stands in each search that begins, of the one who pinned it", () => {
  localStorage.setItem("pinned-conditions:ann", "not client_ip:1.2.3.4 and mfa:false");
  show("ann");
  const { search, pathname } = new URL(
    screen.getByRole("link", { name: "Explore" }).getAttribute("href") ?? "",
    "http://x",
  );
  expect(pathname).toBe("/o/north");
  expect(new URLSearchParams(search).get("where")).toBe("not client_ip:1.2.3.4 and mfa:false");
  expect(screen.getByText(/^2: .* and not client_ip:1\.2\.3\.4 and mfa:false$/)).toBeTruthy();
});

test.each(["mfa:false or a:1", "((", "any(a:1)"])("%s is nothing that could be pinned", (kept) => {
  localStorage.setItem("pinned-conditions:ann", kept);
  show("ann");
  expect(screen.getByText(/^0: /)).toBeTruthy();
});

test("is not a colleague's", () => {
  localStorage.setItem("pinned-conditions:ann", "mfa:false");
  show("bob");
  expect(screen.getByRole("link", { name: "Explore" }).getAttribute("href")).toBe("/o/north");
});
