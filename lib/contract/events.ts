/** Requests and answers of `/api/orgs/{scope}/events/*`. Shared by both sides. */
import * as z from "zod/mini";
import { FieldPath, Search, Window } from "@/lib/search/schema";
import { EXPORT_FIELDS_MAX, EXPORT_FORMATS } from "./limits";

export const PAGE_LIMIT_MAX = 10_000;

export const SearchRequest = z.strictObject({
  search: Search,
  window: Window,
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(8_192))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(PAGE_LIMIT_MAX))),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

export const CountRequest = z.strictObject({ search: Search, window: Window });
export type CountRequest = z.infer<typeof CountRequest>;

export const FacetsRequest = z.strictObject({
  search: Search,
  window: Window,
  field: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type FacetsRequest = z.infer<typeof FacetsRequest>;

export const HistogramRequest = z.strictObject({
  search: Search,
  window: Window,
  /** IANA name, such as `Europe/Paris`; buckets of a day or more start at its midnight. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  breakdown: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** One bucket for each hour of the local clock, however long the window; not with a breakdown. */
  per: z.optional(z.literal("hour")),
});
export type HistogramRequest = z.infer<typeof HistogramRequest>;

/** The answer is a file, which says at its end whether it is whole (lib/core/file-end.ts). */
export const ExportRequest = z.strictObject({
  search: Search,
  window: Window,
  format: z.enum(EXPORT_FORMATS),
  /** Columns of a CSV: those of the table, or dotted paths of fields. Those of the search when absent. */
  fields: z.optional(z.array(FieldPath).check(z.minLength(1), z.maxLength(EXPORT_FIELDS_MAX))),
  /** IANA name, for the column `time`; UTC when absent. */
  zone: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** Something a user must know about a number or a list: never a warning without words. */
export const Note = z.object({ code: z.string(), message: z.string() });
export type Note = z.infer<typeof Note>;

export const Page = z.object({
  /** Rows in this page. */
  count: z.number(),
  limit: z.number(),
  sort: z.enum(["asc", "desc"]),
  /** Opaque; null when there is nothing more. */
  cursor: z.nullable(z.string()),
  /** True when the page ends the result and nothing was dropped or cut short. */
  complete: z.boolean(),
  /** X-Request-Id of each upstream call. */
  requestIds: z.array(z.string()),
  notes: z.array(Note),
});
export type Page = z.infer<typeof Page>;

/** `events` are the upstream's own objects, byte for byte. */
export const SearchResponse = z.object({ events: z.array(z.unknown()), page: Page });
export type SearchResponse = z.infer<typeof SearchResponse>;

export const CountResponse = z.object({
  count: z.number(),
  exact: z.boolean(),
  notes: z.optional(z.array(Note)),
});
export type CountResponse = z.infer<typeof CountResponse>;

export const FacetsResponse = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.string(), count: z.number() })),
  /** Events whose value is not in `values`. */
  other: z.number(),
  /** Each count may be too low by up to this many. */
  errorBound: z.number(),
  /** Parts of the search that these counts leave out: `text`, or the field of a residual condition. */
  ignores: z.array(z.string()),
  notes: z.optional(z.array(Note)),
});
export type FacetsResponse = z.infer<typeof FacetsResponse>;

export const HistogramResponse = z.object({
  interval: z.object({ unit: z.enum(["s", "m", "h", "d", "w"]), value: z.number() }),
  /** Instants in ms since the epoch; `end` is exclusive; the first and last are clipped to the window. */
  buckets: z.array(z.object({ start: z.number(), end: z.number(), count: z.number() })),
  /** One count per bucket; what no series names is the rest. */
  series: z.optional(
    z.array(z.object({ value: z.string(), counts: z.array(z.number()), exact: z.boolean() })),
  ),
  /** Where the numbers come from: the interval call, counts per bucket, or a scan of events. */
  source: z.enum(["interval", "counts", "scan"]),
  exact: z.boolean(),
  notes: z.optional(z.array(Note)),
});
export type HistogramResponse = z.infer<typeof HistogramResponse>;
