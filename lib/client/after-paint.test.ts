import { afterEach, expect, test, vi } from "vitest";
import { afterPaint } from "./after-paint";

const { signal } = new AbortController();

afterEach(() => vi.unstubAllGlobals());

test("waits for a frame and the task after it", async () => {
  const order: string[] = [];
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("cancelAnimationFrame", () => {});
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => {
    setImmediate(() => {
      frame();
      order.push("painted");
    });
    return 1;
  });
  await afterPaint(signal);
  expect(order).toEqual(["painted"]);
});

test("does not wait for ever where no frame comes", async () => {
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("cancelAnimationFrame", () => {});
  vi.stubGlobal("requestAnimationFrame", () => 1);
  await expect(afterPaint(signal)).resolves.toBeUndefined();
});

test.each([
  ["a hidden page", { hidden: true }],
  ["no page at all", undefined],
])("does not wait on %s", async (_name, document) => {
  vi.stubGlobal("document", document);
  vi.stubGlobal(
    "requestAnimationFrame",
    document &&
      (() => {
        throw new Error("a frame was asked for");
      }),
  );
  await expect(afterPaint(signal)).resolves.toBeUndefined();
});

test("tells that nobody waits any more", async () => {
  await expect(afterPaint(AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
});
