import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { Field } from "./field";
import { IconButton } from "./icon-button";
import { Input } from "./input";
import { announce, LiveRegion, LiveStatus } from "./live-status";
import { PanelError } from "./panel-error";
import { Splitter } from "./splitter";
import { Tabs } from "./tabs";
import { Tooltip } from "./tooltip";

describe("Field", () => {
  it("ties label, hint and error to the control", () => {
    render(
      <Field label="Password" hint="At least 15 characters" error="Too short">
        {(control) => <Input {...control} />}
      </Field>,
    );
    const input = screen.getByRole("textbox", { name: "Password" });
    const texts = (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(texts).toEqual(["At least 15 characters", "Too short"]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });
});

function Detail() {
  const [tab, setTab] = useState<"summary" | "fields" | "json">("summary");
  const tabs = [
    { id: "summary", label: "Summary" },
    { id: "fields", label: "Fields", count: 31 },
    { id: "json", label: "JSON" },
  ] as const;
  return (
    <Tabs label="Event" tabs={tabs} value={tab} onChange={setTab}>
      {tab}
    </Tabs>
  );
}

describe("Tabs", () => {
  it.each([
    ["{ArrowRight}", "fields"],
    ["{ArrowLeft}", "json"],
    ["{End}", "json"],
    ["{End}{Home}", "summary"],
    ["{End}{ArrowRight}", "summary"],
  ])("%s chooses %s", async (keys, chosen) => {
    render(<Detail />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard(keys);
    const selected = screen.getByRole("tab", { selected: true });
    expect(screen.getByRole("tabpanel").textContent).toBe(chosen);
    expect(screen.getByRole("tabpanel").getAttribute("aria-labelledby")).toBe(selected.id);
    expect(document.activeElement).toBe(selected);
    expect(screen.getAllByRole("tab").filter((tab) => tab.tabIndex === 0)).toEqual([selected]);
  });
});

describe("Splitter", () => {
  function keyed(panel: "before" | "after", key: string, shiftKey = false) {
    const onChange = vi.fn();
    render(
      <Splitter
        label="Width"
        value={250}
        min={200}
        max={300}
        initial={248}
        panel={panel}
        onChange={onChange}
      />,
    );
    fireEvent.keyDown(screen.getByRole("separator", { name: "Width" }), { key, shiftKey });
    return onChange.mock.calls;
  }

  it.each([
    ["before", "ArrowRight", 266],
    ["before", "ArrowLeft", 234],
    ["after", "ArrowRight", 234],
    ["after", "ArrowLeft", 266],
    ["before", "Home", 200],
    ["after", "End", 300],
  ] as const)("with its panel %s, %s makes it %i wide", (panel, key, width) => {
    expect(keyed(panel, key)).toEqual([[width]]);
  });

  it("stays within its limits", () => expect(keyed("before", "ArrowRight", true)).toEqual([[300]]));

  it("says its range and goes back on a double click", () => {
    const onChange = vi.fn();
    render(
      <Splitter
        label="Width"
        value={250}
        min={200}
        max={300}
        initial={248}
        panel="before"
        onChange={onChange}
      />,
    );
    const splitter = screen.getByRole("separator");
    expect(["now", "min", "max"].map((name) => splitter.getAttribute(`aria-value${name}`))).toEqual([
      "250",
      "200",
      "300",
    ]);
    fireEvent.doubleClick(splitter);
    expect(onChange).toHaveBeenCalledWith(248);
  });
});

describe("with a clock", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

  it("LiveStatus speaks once, when the text has settled", () => {
    const page = (text: string | null) => (
      <>
        <LiveRegion />
        {text === null ? null : <LiveStatus text={text} />}
      </>
    );
    const { rerender } = render(page("1 event"));
    const status = screen.getByRole("status");
    pass(400);
    rerender(page("412 events"));
    pass(400);
    expect(status.textContent).toBe("");
    pass(100);
    expect(status.textContent).toBe("412 events");
    act(() => announce("Link copied."));
    expect(status.textContent).toBe("Link copied.");
    pass(1000);
    expect(status.textContent).toBe("Link copied.");
    rerender(page(null));
    expect(status.textContent).toBe("");
  });

  it("PanelError lets one retry when the wait is over", () => {
    const onRetry = vi.fn();
    render(
      <PanelError error={new AppError("UPSTREAM_RATE_LIMITED", { retryAfterMs: 2_500 })} onRetry={onRetry} />,
    );
    const button = screen.getByRole("button");
    expect(button.textContent).toBe("Retry in 3 s");
    fireEvent.click(button);
    expect(onRetry).not.toHaveBeenCalled();
    pass(1000);
    expect(button.textContent).toBe("Retry in 2 s");
    pass(2000);
    expect(button.textContent).toBe("Retry");
    fireEvent.click(button);
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("Tooltip comes after a moment, may be entered, and goes on Escape", () => {
    render(
      <Tooltip text="2026-11-21 04:12:07 UTC">
        <button type="button">04:12</button>
      </Tooltip>,
    );
    const trigger = screen.getByRole("button");
    fireEvent.pointerEnter(trigger);
    expect(screen.queryByRole("tooltip")).toBeNull();
    pass(400);
    const tooltip = screen.getByRole("tooltip");
    expect(trigger.getAttribute("aria-describedby")).toBe(tooltip.id);
    fireEvent.pointerLeave(trigger);
    fireEvent.pointerEnter(tooltip);
    pass(1000);
    expect(screen.queryByRole("tooltip")).not.toBeNull();
    fireEvent.keyDown(document, { key: "Escape" });
    expect(screen.queryByRole("tooltip")).toBeNull();
  });
});

describe("IconButton", () => {
  it("has its label as name and shows it without saying it twice", async () => {
    render(<IconButton label="Copy link">x</IconButton>);
    await userEvent.setup().tab();
    const button = screen.getByRole("button", { name: "Copy link" });
    expect(screen.getByRole("tooltip").textContent).toBe("Copy link");
    expect(button.getAttribute("aria-describedby")).toBeNull();
  });
});

describe("PanelError", () => {
  it("shows the cause, each detail and both ids", () => {
    const error = new AppError("QUERY_REJECTED", {
      details: [{ path: "search.where.items.0", message: "is not searchable" }],
      requestId: "req-1",
      upstream: { requestId: "up-9" },
    });
    render(<PanelError error={error} />);
    expect(screen.getByRole("alert").textContent).toBe("JumpCloud refused this search.");
    expect(screen.getByRole("listitem").textContent).toBe("search.where.items.0 is not searchable");
    expect(document.body.textContent).toContain("Request req-1");
    expect(document.body.textContent).toContain("JumpCloud up-9");
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  });

  it("copies the ids", async () => {
    const user = userEvent.setup();
    render(
      <PanelError
        error={new AppError("INTERNAL", { requestId: "req-1", upstream: { requestId: "up-9" } })}
      />,
    );
    await user.click(screen.getByRole("button", { name: "Copy ids" }));
    expect(await navigator.clipboard.readText()).toBe("Request req-1\nJumpCloud up-9");
  });

  it("never shows the text of an error that is not ours", () => {
    render(<PanelError error={new Error("secret at 10.0.0.1")} />);
    expect(screen.getByRole("alert").textContent).toBe("This part of the page failed.");
  });
});
