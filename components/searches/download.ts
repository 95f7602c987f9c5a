import { saveFile } from "@/components/export/save-file";
import type { SavedSearch } from "@/lib/contract/searches";
import { writeFile } from "./search-file";

/** Hands these searches to the browser as a file. */
export function downloadSearches(searches: readonly SavedSearch[]): void {
  saveFile(new Blob([writeFile(searches)], { type: "application/json" }), "saved-searches.json");
}
