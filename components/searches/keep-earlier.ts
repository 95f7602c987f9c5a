import { ownKey } from "@/components/explorer/use-own-stored";
import { readStored, store } from "@/components/explorer/use-stored";
import { encodeSearch } from "@/lib/search/codec";
import type { Search } from "@/lib/search/schema";
import { addEarlier, type EarlierSearch, readEarlier, writeEarlier } from "./earlier-searches";
import { earlierName, forgetEarlier } from "./earlier-store";

/** Keeps a run that was counted for its user, and nothing of whoever used this browser before. */
export function keepEarlier(
  scope: string,
  userId: string,
  search: Search,
  run: Omit<EarlierSearch, "query">,
): void {
  forgetEarlier(userId);
  const key = ownKey(earlierName(scope), userId);
  const kept = readEarlier(readStored(key), run.ranMs);
  store(key, writeEarlier(addEarlier(kept, { query: encodeSearch(search), ...run })));
}
