import type { Path } from "@/lib/search/tree";

/** How a path is written in the page, so that its row can be found. */
export const pathName = (path: Path): string => path.join(".");

/** The path that a row carries, or null. */
export function pathOf(element: Element | null | undefined): Path | null {
  const name = element?.getAttribute("data-path");
  if (name == null) return null;
  return name === "" ? [] : name.split(".").map(Number);
}
