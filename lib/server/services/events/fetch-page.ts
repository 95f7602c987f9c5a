/** Asks for one page of a run's events. */
import "server-only";
import { verbatimCursor } from "@/lib/insights/cursor-text";
import { wireSort } from "@/lib/search/compile";
import type { Run } from "./run";
import type { FetchPage } from "./stream";

/**
 * Pages of `run`, all events or only some `fields` of them. The limit is the caller's, and must stay the
 * same from page to page: the API documentation wants "the exact same query" with each cursor.
 */
export function createPageFetcher(run: Run, fields?: readonly string[]): FetchPage {
  return (target, after, limit) =>
    run.ctx.server.gateway.events(
      target,
      {
        ...run.compiled.body,
        limit,
        sort: wireSort(run.search),
        ...(fields ? { fields: [...fields] } : {}),
        ...(after === null ? {} : { search_after: verbatimCursor(after) }),
      },
      run.options,
    );
}
