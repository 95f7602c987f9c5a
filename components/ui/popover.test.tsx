import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Menu } from "./menu";
import { Popover } from "./popover";

function Range({ inner }: { inner?: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button>Before</Button>
      <Popover label="Time range" open={open} onOpenChange={setOpen} trigger={<Button>Last 24 h</Button>}>
        <input aria-label="From" />
        <input aria-label="To" />
        {inner}
        <button type="button" tabIndex={-1} onClick={() => setOpen(false)}>
          Use
        </button>
      </Popover>
      <Button>After</Button>
    </>
  );
}

const focused = () =>
  document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;

async function opened(inner?: React.ReactNode) {
  render(<Range inner={inner} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Last 24 h" }));
  return user;
}

describe("Popover", () => {
  it("is a named dialog with focus in its first control", async () => {
    await opened();
    const trigger = screen.getByRole("button", { name: "Last 24 h" });
    const dialog = screen.getByRole("dialog", { name: "Time range" });
    expect(trigger.getAttribute("aria-haspopup")).toBe("dialog");
    expect(trigger.getAttribute("aria-controls")).toBe(dialog.id);
    expect(focused()).toBe("From");
  });

  it("puts focus where the content asks for it", async () => {
    await opened(<input aria-label="Text" data-autofocus />);
    expect(focused()).toBe("Text");
  });

  it("gives focus back when a choice made in it closes it", async () => {
    const user = await opened();
    await user.click(screen.getByRole("button", { name: "Use" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(focused()).toBe("Last 24 h");
  });

  it("goes on in page order when Tab leaves it", async () => {
    const user = await opened();
    await user.tab();
    expect(focused()).toBe("To");
    await user.tab();
    expect(focused()).toBe("After");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("goes back to its trigger when Shift+Tab leaves it", async () => {
    const user = await opened();
    await user.tab({ shift: true });
    expect(focused()).toBe("Last 24 h");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("gives focus back on Escape, and a second press of the trigger closes it", async () => {
    const user = await opened();
    await user.keyboard("{Escape}");
    expect(focused()).toBe("Last 24 h");
    await user.click(screen.getByRole("button", { name: "Last 24 h" }));
    expect(screen.getByRole("dialog")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Last 24 h" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("stays while a menu inside it opens, and one Escape closes one of them", async () => {
    const item = { id: "utc", label: "UTC", onSelect: () => {} };
    const user = await opened(<Menu label="Zone" trigger={<Button>Zone</Button>} items={[item]} />);
    await user.click(screen.getByRole("button", { name: "Zone" }));
    expect(screen.getByRole("menu")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(screen.getByRole("dialog")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

function Saving({ dismissable }: { dismissable?: boolean }) {
  const [open, setOpen] = useState(false);
  const item = { id: "team", label: "Team", onSelect: () => {} };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Save</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Save search"
        description="For you or the team"
        dismissable={dismissable}
      >
        <Menu label="Share with" trigger={<Button>Only you</Button>} items={[item]} />
      </Dialog>
    </>
  );
}

describe("Dialog", () => {
  it("is named, described, and gives focus back", async () => {
    render(<Saving />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Save" }));
    const dialog = screen.getByRole("dialog", { name: "Save search" });
    const text = dialog.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(text)?.textContent).toBe("For you or the team");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(focused()).toBe("Save");
  });

  it("holds the menus opened in it, so that they are not inert", async () => {
    render(<Saving />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.click(screen.getByRole("button", { name: "Only you" }));
    expect(screen.getByRole("dialog").contains(screen.getByRole("menu"))).toBe(true);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(screen.getByRole("dialog")).toBeTruthy();
  });

  it("cannot be waved away when a choice must be made", async () => {
    render(<Saving dismissable={false} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("dialog")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  });
});
