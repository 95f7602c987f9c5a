import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Late, type OnDemand, onDemand } from "./on-demand";

const code = { Word: ({ text }: { text: string }) => <p>{text}</p> };
const offline = () => new TypeError("Failed to fetch");

function Panel({ part, text }: { part: OnDemand<typeof code>; text: string }) {
  return (
    <section aria-label={text}>
      <Late part={part} pending={<p>coming</p>}>
        {({ Word }) => <Word text={text} />}
      </Late>
    </section>
  );
}

describe("Late", () => {
  it("draws once the code is here, and from then on at once", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof code>();
    const load = vi.fn(() => promise);
    const part = onDemand(load);
    const { unmount } = render(<Panel part={part} text="late" />);
    expect(screen.getByText("coming")).toBeTruthy();
    await act(async () => resolve(code));
    expect(screen.getByText("late")).toBeTruthy();
    unmount();
    render(<Panel part={part} text="soon" />);
    expect(screen.getByText("soon")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is there at once after a preload, which loads but once", async () => {
    const load = vi.fn(async () => code);
    const part = onDemand(load);
    await Promise.all([part.preload(), part.preload()]);
    render(<Panel part={part} text="ready" />);
    expect(screen.getByText("ready")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("fails in its own place, and Retry loads again", async () => {
    const load = vi.fn(async () => code).mockRejectedValueOnce(offline());
    const part = onDemand(load);
    render(
      <>
        <p>the rest of the page</p>
        <Panel part={part} text="first" />
        <Panel part={part} text="second" />
      </>,
    );
    expect(await screen.findAllByRole("alert")).toHaveLength(2);
    expect(screen.getAllByRole("alert")[0]?.textContent).toBe("This part could not be loaded.");
    expect(screen.getByText("the rest of the page")).toBeTruthy();
    const first = within(screen.getByRole("region", { name: "first" }));
    await userEvent.setup().click(first.getByRole("button", { name: "Retry" }));
    expect(await screen.findByText("first")).toBeTruthy();
    expect(screen.getByText("second")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("keeps the focus on Retry while it works, and offers a reload when it was in vain", async () => {
    const again = Promise.withResolvers<typeof code>();
    const load = vi
      .fn(async () => code)
      .mockRejectedValueOnce(offline())
      .mockReturnValueOnce(again.promise);
    render(<Panel part={onDemand(load)} text="gone" />);
    const user = userEvent.setup();
    const retry = await screen.findByRole("button", { name: "Retry" });
    expect(screen.queryByRole("button", { name: "Reload the page" })).toBeNull();
    await user.click(retry);
    await user.click(retry);
    expect(load).toHaveBeenCalledTimes(2);
    expect(document.activeElement).toBe(retry);
    expect(retry.getAttribute("aria-disabled")).toBe("true");
    await act(async () => again.reject(offline()));
    expect(screen.getByRole("alert").textContent).toContain("newer version");
    expect(screen.getByRole("button", { name: "Reload the page" })).toBeTruthy();
    await user.click(retry);
    expect(await screen.findByText("gone")).toBeTruthy();
  });

  it("says nothing of a preload that failed, and loads again at the next use", async () => {
    const load = vi.fn(async () => code).mockRejectedValueOnce(offline());
    const part = onDemand(load);
    await expect(part.preload()).resolves.toBeUndefined();
    render(<Panel part={part} text="again" />);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await screen.findByText("again")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("tells nobody who has gone meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof code>();
    const { unmount } = render(<Panel part={onDemand(() => promise)} text="gone" />);
    unmount();
    await act(async () => resolve(code));
    expect(screen.queryByText("gone")).toBeNull();
  });
});
