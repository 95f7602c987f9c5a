import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./button";
import { Menu } from "./menu";
import type { MenuItem } from "./menu-item";

const chosen = vi.fn();
const item = (id: string, more: object = {}): MenuItem => ({
  id,
  label: id,
  onSelect: () => chosen(id),
  ...more,
});
const fruit = [
  item("Apple"),
  item("Banana", { disabled: true }),
  "separator" as const,
  item("Blueberry"),
  item("Cherry"),
];

function setUp(items: readonly MenuItem[] = fruit, choice: "one" | "many" = "one") {
  chosen.mockReset();
  render(
    <>
      <Menu label="Fruit" trigger={<Button>Open</Button>} items={items} choice={choice} />
      <Button>After</Button>
    </>,
  );
  return { user: userEvent.setup(), trigger: screen.getByRole("button", { name: "Open" }) };
}

const focused = () => document.activeElement?.textContent;

describe("Menu", () => {
  it("says what it is before it was ever opened", () => {
    const { trigger } = setUp();
    expect(trigger.getAttribute("aria-haspopup")).toBe("menu");
    expect(trigger.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("opens on one press, with focus on the first item, and closes on the next", async () => {
    const { user, trigger } = setUp();
    await user.click(trigger);
    expect(trigger.getAttribute("aria-expanded")).toBe("true");
    expect(trigger.getAttribute("aria-controls")).toBe(screen.getByRole("menu", { name: "Fruit" }).id);
    expect(focused()).toBe("Apple");
    await user.click(trigger);
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(trigger);
  });

  it.each([
    ["{ArrowDown}", "Apple"],
    ["{Enter}", "Apple"],
    [" ", "Apple"],
    ["{ArrowUp}", "Cherry"],
  ])("opens with %j at %s", async (key, first) => {
    const { user, trigger } = setUp();
    trigger.focus();
    await user.keyboard(key);
    expect(focused()).toBe(first);
  });

  it.each([
    ["{ArrowDown}", "Blueberry"],
    ["{ArrowDown}{ArrowDown}{ArrowDown}", "Apple"],
    ["{ArrowUp}", "Cherry"],
    ["{End}", "Cherry"],
    ["{End}{Home}", "Apple"],
    ["c", "Cherry"],
    ["bl", "Blueberry"],
    ["x", "Apple"],
  ])("moves by %s to %s, past what is disabled", async (keys, label) => {
    const { user, trigger } = setUp();
    await user.click(trigger);
    await user.keyboard(keys);
    expect(focused()).toBe(label);
  });

  it("acts once, after focus is back on the trigger", async () => {
    const { user, trigger } = setUp();
    chosen.mockImplementation(() => expect(document.activeElement).toBe(trigger));
    await user.click(trigger);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(chosen.mock.calls).toEqual([["Blueberry"]]);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("does nothing for a disabled item", async () => {
    const { user, trigger } = setUp();
    await user.click(trigger);
    await user.click(screen.getByRole("menuitem", { name: "Banana" }));
    expect(chosen).not.toHaveBeenCalled();
    expect(screen.getByRole("menuitem", { name: "Banana" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("gives focus back on Escape, and leaves by Tab to what follows the trigger", async () => {
    const { user, trigger } = setUp();
    await user.click(trigger);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(trigger);
    await user.keyboard("{Enter}");
    await user.tab();
    expect(screen.queryByRole("menu")).toBeNull();
    expect(focused()).toBe("After");
  });

  it("closes on a press elsewhere", async () => {
    const { user, trigger } = setUp();
    await user.click(trigger);
    await user.click(screen.getByRole("button", { name: "After" }));
    expect(screen.queryByRole("menu")).toBeNull();
    expect(focused()).toBe("After");
  });

  it("starts at the choice that is on", async () => {
    const { user, trigger } = setUp([item("Light", { checked: false }), item("Dark", { checked: true })]);
    await user.click(trigger);
    expect(focused()).toBe("Dark");
    expect(screen.getByRole("menuitemradio", { name: "Dark" }).getAttribute("aria-checked")).toBe("true");
  });

  it("stays open while any number may be on", async () => {
    const { user, trigger } = setUp(
      [item("Time", { checked: true }), item("Actor", { checked: false })],
      "many",
    );
    await user.click(trigger);
    await user.click(screen.getByRole("menuitemcheckbox", { name: "Actor" }));
    await user.click(screen.getByRole("menuitemcheckbox", { name: "Time" }));
    expect(chosen.mock.calls).toEqual([["Actor"], ["Time"]]);
  });

  it("keeps its events from what holds it", async () => {
    const outer = vi.fn();
    render(
      // biome-ignore lint/a11y: a row that acts on any press in it
      <div
        onClick={(event) => event.target instanceof HTMLElement && outer(event.target.textContent)}
        onKeyDown={() => outer("key")}
      >
        <Menu label="Fruit" trigger={<Button>Open</Button>} items={fruit} />
      </div>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Open" }));
    await user.keyboard("{ArrowDown}");
    await user.click(screen.getByRole("menuitem", { name: "Cherry" }));
    expect(outer.mock.calls).toEqual([["Open"]]);
  });
});
