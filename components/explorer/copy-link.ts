import { tell } from "@/components/commands/commands";
import { setRange } from "@/lib/search/edit";
import type { Window } from "@/lib/search/schema";
import { copyText } from "./copy-text";
import { readQuery, writeQuery } from "./use-search-state";

/**
 * Copies a link to what is on screen, its range fixed to `window`: whoever opens it sees the same events,
 * whenever that is.
 */
export async function copyLink(window_: Window): Promise<void> {
  const state = readQuery(window.location.search);
  const range = { from: window_.start, to: window_.end };
  // The saved search that is open may be one's own alone.
  const { saved: _, ...screen } = state.screen;
  const query = writeQuery({ screen, unread: [], search: setRange(state.search, range) });
  const isCopied = await copyText(`${window.location.origin}${window.location.pathname}?${query}`);
  tell(
    "say",
    isCopied ? "Link copied, its time range fixed." : "The browser did not let the link be copied.",
  );
}
