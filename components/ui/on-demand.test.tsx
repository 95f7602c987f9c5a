import { act, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { onDemand } from "./on-demand";

const Word = ({ text }: { text: string }) => <p>{text}</p>;

describe("onDemand", () => {
  it("draws once the code is here, and from then on at once", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof Word>();
    const load = vi.fn(() => promise);
    const { Component } = onDemand(load);
    const { unmount } = render(<Component text="late" />);
    expect(screen.queryByText("late")).toBeNull();
    await act(async () => resolve(Word));
    expect(screen.getByText("late")).toBeTruthy();
    unmount();
    render(<Component text="soon" />);
    expect(screen.getByText("soon")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is there at once after a preload, which loads but once", async () => {
    const load = vi.fn(async () => Word);
    const { Component, preload } = onDemand(load);
    await Promise.all([preload(), preload()]);
    render(<Component text="ready" />);
    expect(screen.getByText("ready")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("draws nothing when the load fails, breaks nothing, and loads again at the next use", async () => {
    const load = vi.fn(async () => Word).mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const { Component, preload } = onDemand(load);
    await expect(preload()).resolves.toBeUndefined();
    render(<Component text="again" />);
    expect(await screen.findByText("again")).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("tells nobody who has gone meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof Word>();
    const { Component } = onDemand(() => promise);
    const { unmount } = render(<Component text="gone" />);
    unmount();
    await act(async () => resolve(Word));
    expect(screen.queryByText("gone")).toBeNull();
  });
});
