import type { Ref } from "react";
import type { Search, Window } from "@/lib/search/schema";

/** What the rest of the page can do with the builder. */
export interface BuilderHandle {
  /** Runs the draft; false when there is none. */
  apply: () => boolean;
}

export interface BuilderProps {
  ref?: Ref<BuilderHandle>;
  id: string;
  scope: string;
  /** The search of the address. */
  search: Search;
  /** The window of its run. */
  window: Window;
  zone: string;
  now: () => number;
  isOpen: boolean;
  /** Changes run by themselves; else all of them wait for Run. */
  isAutoRun: boolean;
  onClose: () => void;
  /** A request that was pasted elsewhere on the page, to be taken up once. */
  pasted: string | null;
  onPasted: () => void;
  onDirty: (isDirty: boolean) => void;
}
