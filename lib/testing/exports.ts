/** Files of events as tests take them: through the service, or through the route. */
import type { ExportRequest } from "@/lib/contract/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import type { ServiceContext } from "@/lib/server/services/context";
import { type ExportOptions, exportEvents } from "@/lib/server/services/events/export";
import { WINDOW } from "./events";

export type ExportAsk = Omit<Partial<ExportRequest>, "search"> & { search?: Partial<Search> };

/** The body of a request. */
export function exportBody({ search, ...rest }: ExportAsk = {}): ExportRequest {
  return { window: WINDOW, format: "ndjson", ...rest, search: { ...DEFAULT_SEARCH, ...search } };
}

/** The answer of the service. */
export function startExport(
  ctx: ServiceContext,
  ask: ExportAsk = {},
  options: Partial<ExportOptions> = {},
): Promise<Response> {
  const always = { signal: new AbortController().signal, recheck: async () => {} };
  // Nobody's browser has to be waited for.
  const limits = { lingerMs: 0, ...options.limits };
  return exportEvents(ctx, exportBody(ask), { ...always, ...options, limits });
}

export interface TakenFile {
  text: string;
  /** What broke it; null when it came to its end. */
  fault: unknown;
}

/** Reads an answer to its end or to where it breaks; `meanwhile` runs once the first piece is there. */
export async function takeFile(answer: Response, meanwhile?: () => Promise<unknown>): Promise<TakenFile> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const piece of answer.body ?? []) {
      if (text === "") await meanwhile?.();
      text += decoder.decode(piece, { stream: true });
    }
    return { text, fault: null };
  } catch (fault) {
    return { text, fault };
  }
}
