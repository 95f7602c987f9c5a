import { afterEach, describe, expect, it, vi } from "vitest";
import { dragColumn, gapAt } from "./column-drag";

const WIDTH = 100;

/** Three headings of 100 px side by side, the middle one's button pressed at x 150. */
function press() {
  document.body.innerHTML = `<table><thead><tr>${["a", "b", "c", ""]
    .map((id) => `<th>${id && `<button data-column="${id}">${id}</button>`}</th>`)
    .join("")}</tr></thead></table>`;
  const headings = [...document.querySelectorAll("th")];
  for (const [place, heading] of headings.entries()) {
    heading.getBoundingClientRect = () => new DOMRect(place * WIDTH, 0, WIDTH, 30);
  }
  const handle = document.querySelector<HTMLElement>("[data-column=b]");
  if (!handle) throw new Error("no handle");
  handle.hasPointerCapture = () => true;
  const onDrop = vi.fn();
  const onClick = vi.fn();
  handle.addEventListener("click", onClick);
  dragColumn(handle, { pointerId: 1, clientX: 150 }, onDrop);
  const send = (type: string, clientX = 0) =>
    handle.dispatchEvent(new MouseEvent(type, { clientX, bubbles: true, cancelable: true }));
  const drops = () => headings.map((heading) => heading.getAttribute("data-drop"));
  return { headings, handle, onDrop, onClick, send, drops };
}

afterEach(() => document.body.replaceChildren());

describe("a dragged column", () => {
  it("shows where it would go, goes there, and opens no menu", () => {
    const { send, drops, onDrop, onClick } = press();
    send("pointermove", 40);
    expect(drops()).toEqual(["before", null, null, null]);
    send("pointermove", 280);
    expect(drops()).toEqual([null, null, "after", null]);
    send("pointerup", 280);
    send("click");
    expect(drops()).toEqual([null, null, null, null]);
    expect(onDrop).toHaveBeenCalledExactlyOnceWith(3);
    expect(onClick).not.toHaveBeenCalled();
    send("click");
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it("stays after a click that shook", () => {
    const { send, onDrop, onClick } = press();
    send("pointermove", 153);
    send("pointerup", 153);
    send("click");
    expect(onDrop).not.toHaveBeenCalled();
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it("stays on Escape, whose release is no click", () => {
    const { send, drops, handle, onDrop, onClick } = press();
    send("pointermove", 40);
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(drops()).toEqual([null, null, null, null]);
    send("pointerup", 40);
    send("click");
    expect(onDrop).not.toHaveBeenCalled();
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe("the gap", () => {
  const columns = [
    { left: 0, width: 100 },
    { left: 100, width: 50 },
  ];
  it.each([
    [-5, 0],
    [49, 0],
    [51, 1],
    [124, 1],
    [126, 2],
    [900, 2],
  ])("at %d is %d", (x, gap) => expect(gapAt(x, columns)).toBe(gap));
});
