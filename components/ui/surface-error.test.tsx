import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { expect, it, vi } from "vitest";
import { SurfaceError } from "./surface-error";

function Menu({ onRetry }: { onRetry: () => void }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button ref={anchor} type="button" onClick={() => setOpen(!isOpen)}>
        Account
      </button>
      {isOpen ? (
        <SurfaceError
          failure={{ tries: 1, isRetrying: false, onRetry }}
          anchor={anchor}
          onDismiss={() => setOpen(false)}
        />
      ) : null}
      <p>elsewhere</p>
    </>
  );
}

it("stands after its trigger until Escape, a press outside or the trigger", async () => {
  const onRetry = vi.fn();
  render(<Menu onRetry={onRetry} />);
  const user = userEvent.setup();
  const trigger = screen.getByRole("button", { name: "Account" });
  await user.click(trigger);
  expect(screen.getByRole("alert").textContent).toBe("This part could not be loaded.");
  await user.tab();
  await user.keyboard("{Enter}");
  expect(onRetry).toHaveBeenCalledTimes(1);
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("alert")).toBeNull();
  await user.click(trigger);
  await user.click(screen.getByText("elsewhere"));
  expect(screen.queryByRole("alert")).toBeNull();
  await user.click(trigger);
  await user.click(trigger);
  expect(screen.queryByRole("alert")).toBeNull();
});
