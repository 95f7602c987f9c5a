import type { RawEvent } from "@/lib/insights/wire";
import type { Search, Window } from "@/lib/search/schema";

/** Where an open event comes from: what its detail needs to ask for more. */
export interface DetailSource {
  scope: string;
  search: Search;
  /** The window of the run. */
  window: Window;
  /** Shows another event in the place of this one. */
  onOpen: (event: RawEvent) => void;
}
