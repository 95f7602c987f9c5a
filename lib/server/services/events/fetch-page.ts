/** Asks for one page of a run's events. */
import "server-only";
import { isAppError } from "@/lib/core/errors";
import { verbatimCursor } from "@/lib/insights/cursor-text";
import { wireSort } from "@/lib/search/compile";
import type { Run } from "./run";
import type { FetchPage } from "./stream";

export interface PageFetcher {
  fetch: FetchPage;
  /** True once the server refused a cursor with a limit other than the first page's. */
  isStrict(): boolean;
}

interface Options {
  firstLimit: number;
  isStrict: boolean;
  /** Names of the only fields wanted; all when absent. */
  fields?: readonly string[];
}

/**
 * Pages of `run`. The documentation wants "the exact same query" for the next page; a server that counts
 * the limit as part of it gets the limit of the first page, once it has refused another.
 */
export function createPageFetcher(run: Run, { firstLimit, isStrict, fields }: Options): PageFetcher {
  let strict = isStrict;
  const ask: FetchPage = (target, after, limit) =>
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
  return {
    async fetch(target, after, limit) {
      if (after === null || limit === firstLimit) return ask(target, after, limit);
      if (strict) return ask(target, after, firstLimit);
      try {
        return await ask(target, after, limit);
      } catch (error) {
        if (!isAppError(error) || error.code !== "QUERY_REJECTED") throw error;
        const answer = await ask(target, after, firstLimit);
        strict = true;
        return answer;
      }
    },
    isStrict: () => strict,
  };
}
