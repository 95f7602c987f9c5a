import { render, screen } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { expect, it } from "vitest";
import { AdminFrame } from "./admin-frame";
import { ADMIN_TABS } from "./tabs";

it("leads to each part of the administration and marks the one on screen", () => {
  render(
    <PathnameContext value="/admin/orgs">
      <AdminFrame>content</AdminFrame>
    </PathnameContext>,
  );
  const links = screen.getByRole("navigation", { name: "Administration" }).querySelectorAll("a");
  expect([...links].map((link) => link.getAttribute("href"))).toEqual(ADMIN_TABS.map(({ path }) => path));
  expect(screen.getByRole("link", { current: "page" }).textContent).toBe("Organisations");
});
