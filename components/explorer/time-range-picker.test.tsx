import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Range } from "@/lib/search/schema";
import { resolveRange } from "@/lib/search/window";
import { RetentionContext } from "./retention-context";
import { TimeRangePicker } from "./time-range-picker";

const NOW = Date.parse("2026-11-21T12:00:00Z");

function show(range: Range = { last: "24h" }, zone = "Europe/Paris", retentionDays = 90) {
  const onRange = vi.fn<(range: Range) => void>();
  const onZone = vi.fn<(zone: string) => void>();
  const props = { zone, onRange, onZone, now: () => NOW, range, window: resolveRange(range, NOW, zone) };
  render(
    <RetentionContext value={retentionDays}>
      <TimeRangePicker {...props} />
    </RetentionContext>,
  );
  const user = userEvent.setup({ delay: null });
  const open = async () => {
    await user.click(screen.getByRole("button", { name: /^Time range/ }));
    return screen.findByRole("textbox", { name: "Time range" });
  };
  return { user, open, onRange, onZone };
}

afterEach(() => localStorage.clear());

describe("time range picker", () => {
  it("says the range and the zone's offset on its button", () => {
    show();
    const button = screen.getByRole("button", { name: /^Time range/ });
    expect(button.textContent).toBe("Time range: Last 24 hours, times in Europe/Paris, UTC+01:00");
  });

  it("starts in the typed field, reads words, and shows what it understood", async () => {
    const { user, open, onRange } = show();
    const field = await open();
    expect(document.activeElement).toBe(field);
    await user.keyboard("3h");
    expect(screen.getByText("2026-11-21 10:00:00 to 2026-11-21 13:00:00")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(onRange).toHaveBeenCalledExactlyOnceWith({ last: "3h" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says at the field what it could not read, only when asked, and keeps it", async () => {
    const { user, open, onRange } = show();
    const field = (await open()) as HTMLInputElement;
    await user.keyboard("soonish");
    expect(field.getAttribute("aria-invalid")).toBeNull();
    await user.keyboard("{Enter}");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(
      document.getElementById(field.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "")?.textContent,
    ).not.toBe("");
    expect(field.value).toBe("soonish");
    expect(onRange).not.toHaveBeenCalled();
  });

  it("marks the preset in use and takes another", async () => {
    const { user, open, onRange } = show();
    await open();
    const presets = within(screen.getByRole("list", { name: "Usual ranges" }));
    expect(presets.getByRole("button", { pressed: true }).textContent).toBe("Last 24 hours");
    await user.click(presets.getByRole("button", { name: "Yesterday" }));
    expect(onRange).toHaveBeenCalledExactlyOnceWith({ last: "yesterday" });
  });

  it("cuts what is typed to what is kept, and says so before", async () => {
    const { user, open, onRange } = show({ last: "24h" }, "UTC", 15);
    await open();
    await user.keyboard("6w");
    expect(screen.getByText(/^2026-11-06 12:00:00 to .*: events are kept for 15 days/)).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(onRange).toHaveBeenCalledExactlyOnceWith({ last: "15d" });
  });

  it("says that a typed day is no longer kept", async () => {
    const { user, open, onRange } = show({ last: "24h" }, "UTC", 15);
    await open();
    await user.keyboard("2026-10-01{Enter}");
    expect(screen.getByText(/^Events are kept for 15 days: this range ends before that/)).toBeTruthy();
    expect(onRange).not.toHaveBeenCalled();
  });

  it("takes two clock times of the chosen zone", async () => {
    const { user, open, onRange } = show();
    await open();
    const from = screen.getByLabelText("From") as HTMLInputElement;
    expect(from.value).toBe("2026-11-20T13:00");
    fireEvent.change(from, { target: { value: "2026-11-20T14:00:00" } });
    fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-20T15:30:00" } });
    await user.click(screen.getByRole("button", { name: "Use" }));
    expect(onRange).toHaveBeenCalledExactlyOnceWith({
      from: "2026-11-20T13:00:00Z",
      to: "2026-11-20T14:30:00Z",
    });
  });

  it("takes a moment and what lies on both sides of it", async () => {
    const { user, open, onRange } = show();
    await open();
    fireEvent.change(screen.getByLabelText("Around"), { target: { value: "2026-11-20T14:02:11" } });
    await user.selectOptions(screen.getByLabelText("To either side"), "± 5m");
    await user.click(screen.getByRole("button", { name: "Use: around a moment" }));
    expect(onRange).toHaveBeenCalledExactlyOnceWith({
      from: "2026-11-20T12:57:11Z",
      to: "2026-11-20T13:07:11Z",
    });
  });

  it("refuses an end before its start, at the field", async () => {
    const { user, open, onRange } = show();
    await open();
    fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-19T15:30:00" } });
    await user.click(screen.getByRole("button", { name: "Use" }));
    expect(screen.getByLabelText("From").getAttribute("aria-invalid")).toBe("true");
    expect(onRange).not.toHaveBeenCalled();
  });

  it("changes the zone by name and comes back to the range", async () => {
    const { user, open, onZone } = show();
    await open();
    await user.click(screen.getByRole("button", { name: "Change zone" }));
    await user.type(screen.getByRole("combobox", { name: "Time zone" }), "tokyo{Enter}");
    expect(onZone).toHaveBeenCalledExactlyOnceWith("Asia/Tokyo");
    expect(screen.getByRole("textbox", { name: "Time range" })).toBeTruthy();
  });

  it("moves and widens by button and by key", async () => {
    const { user, onRange } = show();
    await user.click(screen.getByRole("button", { name: /^Earlier/ }));
    await user.keyboard("-");
    expect(onRange.mock.calls).toEqual([
      [{ from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" }],
      [{ from: "2026-11-19T12:00:00.000Z", to: "2026-11-21T12:00:00.000Z" }],
    ]);
  });

  it("has nowhere to go past now", async () => {
    const { user, onRange } = show();
    await user.keyboard("]");
    expect(onRange).not.toHaveBeenCalled();
  });

  it("leaves keys alone while somebody types, or has turned them off", async () => {
    const { user, open, onRange } = show();
    await open();
    await user.keyboard("[[]");
    expect(onRange).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    localStorage.setItem("shortcuts", "off");
    await user.keyboard("-");
    expect(onRange).not.toHaveBeenCalled();
  });
});
