/** What the server's answers must look like before anything on screen uses them. */
import type { ErrorEnvelope } from "@/lib/contract/error";
import type {
  CountResponse,
  FacetsResponse,
  HistogramResponse,
  Note,
  Page,
  SearchResponse,
} from "@/lib/contract/events";
import { type Guard, isCount, isFlag, isText, listOf, nullable, oneOf, optional, shape } from "./guard";

export const isErrorEnvelope: Guard<ErrorEnvelope> = shape<ErrorEnvelope>({
  error: shape<ErrorEnvelope["error"]>({
    code: isText,
    message: isText,
    requestId: isText,
    upstreamRequestId: optional(isText),
    retryAfterMs: optional(isCount),
    details: optional(listOf(shape<{ path: string; message: string }>({ path: isText, message: isText }))),
  }),
});

const isNotes: Guard<Note[]> = listOf(shape<Note>({ code: isText, message: isText }));

const isPage: Guard<Page> = shape<Page>({
  count: isCount,
  limit: isCount,
  sort: oneOf("asc", "desc"),
  cursor: nullable(isText),
  complete: isFlag,
  requestIds: listOf(isText),
  notes: isNotes,
});

/** The events are the upstream's own: anything may be among them, and what is no object is shown as such. */
export const isSearchResponse: Guard<SearchResponse> = shape<SearchResponse>({
  events: (value): value is unknown[] => Array.isArray(value),
  page: isPage,
});

export const isCountResponse: Guard<CountResponse> = shape<CountResponse>({
  count: isCount,
  exact: isFlag,
  notes: optional(isNotes),
});

export const isFacetsResponse: Guard<FacetsResponse> = shape<FacetsResponse>({
  field: isText,
  values: listOf(shape<FacetsResponse["values"][number]>({ value: isText, count: isCount })),
  other: isCount,
  errorBound: isCount,
  ignores: listOf(isText),
  notes: optional(isNotes),
});

type Series = NonNullable<HistogramResponse["series"]>[number];

export const isHistogramResponse: Guard<HistogramResponse> = shape<HistogramResponse>({
  interval: shape<HistogramResponse["interval"]>({ unit: oneOf("s", "m", "h", "d", "w"), value: isCount }),
  buckets: listOf(
    shape<HistogramResponse["buckets"][number]>({ start: isCount, end: isCount, count: isCount }),
  ),
  series: optional(listOf(shape<Series>({ value: isText, counts: listOf(isCount), exact: isFlag }))),
  source: oneOf("interval", "counts", "scan"),
  exact: isFlag,
  notes: optional(isNotes),
});
