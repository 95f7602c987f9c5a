import { expect, test, vi } from "vitest";
import { onDemand } from "@/components/ui/on-demand";
import { lateItems } from "./late-items";

const item = { id: "a", label: "A", onSelect: () => {} };

test("a menu whose code did not come says so, and has its items at the next try", async () => {
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValueOnce({ items: [item] });
  const part = onDemand<{ items: (typeof item)[] }>(load);
  const onRetry = vi.fn();
  const items = await lateItems(part, (code) => code.items, onRetry);
  expect(items).toMatchObject([{ id: "retry", label: "This menu could not be loaded. Retry" }]);
  for (const failed of items) if (failed !== "separator") failed.onSelect();
  expect(onRetry).toHaveBeenCalledOnce();
  expect(await lateItems(part, (code) => code.items, onRetry)).toEqual([item]);
});
