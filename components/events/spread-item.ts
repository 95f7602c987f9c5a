import { tell } from "@/components/commands/commands";
import type { MenuItem } from "@/components/ui/menu-item";
import { whyUnsearchable } from "@/lib/insights/unsearchable";
import { isFieldPath } from "@/lib/search/limits";

/** The way to the facet of a field, for where somebody can show it; none for a field that can have none. */
export function spreadItems(field: string): MenuItem[] {
  if (!isFieldPath(field) || whyUnsearchable(field) !== null) return [];
  return [{ id: "spread", label: "How its values are spread", onSelect: () => tell("show-facet", field) }];
}
