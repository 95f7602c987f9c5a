import type { MenuItem } from "@/components/ui/menu-item";
import type { OnDemand } from "@/components/ui/on-demand";

/** The items that late code makes; where it did not come, one that says so and opens the menu again. */
export async function lateItems<M>(
  part: OnDemand<M>,
  make: (code: M) => MenuItem[],
  onRetry: () => void,
): Promise<MenuItem[]> {
  await part.preload();
  const { code } = part.state();
  if (code !== null) return make(code);
  return [{ id: "retry", label: "This menu could not be loaded. Retry", onSelect: onRetry }];
}
