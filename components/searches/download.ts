import type { SavedSearch } from "@/lib/contract/searches";
import { writeFile } from "./search-file";

/** Hands these searches to the browser as a file. */
export function downloadSearches(searches: readonly SavedSearch[]): void {
  const url = URL.createObjectURL(new Blob([writeFile(searches)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "saved-searches.json";
  link.click();
  URL.revokeObjectURL(url);
}
