import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, test } from "vitest";
import { SelectionBar } from "./selection-bar";

const event = (n: number) => ({
  id: `e${n}`,
  event_type: "admin_login_attempt",
  service: "directory",
  success: false,
  initiated_by: { type: "admin", email: `admin${n}@example.com` },
  client_ip: "203.0.113.7",
  timestamp: `2026-11-21T14:00:0${n}Z`,
});

const bar = (events: readonly unknown[]) => (
  <SelectionBar events={events} columns={["time"]} zone="UTC" onClear={() => {}} />
);
const compare = () => screen.queryByRole("button", { name: "Compare" });

beforeAll(() => import("./compare-dialog"));

describe("two selected events", () => {
  test("are compared field by field, what differs first and marked", async () => {
    const user = userEvent.setup({ delay: null });
    render(bar([event(1), event(2)]));
    await user.click(screen.getByRole("button", { name: "Compare" }));
    const dialog = await screen.findByRole("dialog", { name: "Two events compared" });
    expect(within(dialog).getByText("3 of 8 fields differ; they come first.")).toBeTruthy();
    const headings = within(dialog)
      .getAllByRole("columnheader")
      .map((cell) => cell.textContent);
    expect(headings[1]).toMatch(/^2026-11-21T14:00:01.*admin1@example\.com/);
    expect(headings[2]).toMatch(/^2026-11-21T14:00:02.*admin2@example\.com/);
    const rows = within(dialog).getAllByRole("row").slice(1);
    expect(within(rows[0] as HTMLElement).getByRole("rowheader").textContent).toMatch(/Differs: id$/);
    expect(
      within(rows[0] as HTMLElement)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["e1", "e2"]);
    expect(rows.map((row) => row.textContent?.includes("Differs: "))).toEqual(
      rows.map((_, place) => place < 3),
    );
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(compare());
  });

  test("that are alike are said to be", async () => {
    const user = userEvent.setup({ delay: null });
    render(bar([event(1), event(1)]));
    await user.click(screen.getByRole("button", { name: "Compare" }));
    expect(await screen.findByText("No field differs.")).toBeTruthy();
    expect(screen.queryByText("Differs:")).toBeNull();
  });

  test("are two: of one, of three and of what is no event none is offered", () => {
    const { rerender } = render(bar([event(1)]));
    expect(compare()).toBeNull();
    rerender(bar([event(1), event(2), event(3)]));
    expect(compare()).toBeNull();
    rerender(bar([event(1), "event"]));
    expect(compare()).toBeNull();
  });
});
