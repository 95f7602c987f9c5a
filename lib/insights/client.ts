/**
 * The four calls of the API as typed operations over a `send` of the caller's: which path, which body,
 * and how the answer is read. Host, headers, time and retries are the gateway's.
 */
import { AppError } from "@/lib/core/errors";
import { EventScanner, type ScannedEvents } from "./event-scanner";
import {
  type Distinct,
  type IntervalPoint,
  type PageHeaders,
  parseCount,
  parseDistinct,
  parseInterval,
  parsePageHeaders,
} from "./parse";
import type { WireCountBody, WireDistinctBody, WireEventsBody, WireIntervalBody } from "./wire";

/** Path of each operation below the base URL (API specification, `POST /events` and its children). */
export const OPERATION_PATHS = {
  events: "/events",
  count: "/events/count",
  distinct: "/events/distinct",
  interval: "/events/interval",
} as const;
export type Operation = keyof typeof OPERATION_PATHS;

export interface InsightsRequest<T> {
  operation: Operation;
  body: object;
  /** A reader for the bytes of one 200. */
  reader(): AnswerReader<T>;
}

export interface AnswerReader<T> {
  /** Takes all that has come so far, each time more of the same bytes, to be further when they end. */
  more(soFar: Uint8Array): void;
  /** Takes the whole. Throws an AppError (BAD_RESPONSE, BAD_SHAPE) for what cannot be read. */
  end(bytes: Uint8Array): T;
}

export interface InsightsAnswer<T> {
  value: T;
  /** A response header by its lower-case name. */
  header(name: string): string | null;
}

/** Sends one request and gives its answer. Throws AppError. */
export type Send = <T>(request: InsightsRequest<T>) => Promise<InsightsAnswer<T>>;

/** A page of events as it came: the bytes, where each event lies in them, and what the headers say. */
export interface EventsAnswer extends ScannedEvents {
  headers: PageHeaders;
}

/** A number or list with the X-Request-Id under which the API made it. */
export type Answered<T> = T & { requestId: string | null };

export interface InsightsClient {
  /** `check` sees the events before anything else does, and throws when they may not be passed on. */
  events(body: WireEventsBody, check: (events: ScannedEvents) => void): Promise<EventsAnswer>;
  count(body: WireCountBody): Promise<Answered<{ count: number }>>;
  distinct(body: WireDistinctBody): Promise<Answered<Distinct>>;
  interval(body: WireIntervalBody): Promise<Answered<{ points: IntervalPoint[] }>>;
}

/** The four operations over `send`; each throws what `send` throws. */
export function createInsightsClient(send: Send): InsightsClient {
  return {
    async events(body, check) {
      const reader = () => eventsReader(check);
      const { value, header } = await send({ operation: "events", body, reader });
      return { ...value, headers: parsePageHeaders(header) };
    },
    async count(body) {
      const { value, header } = await send({
        operation: "count",
        body,
        reader: () => jsonReader(parseCount),
      });
      return { count: value, requestId: header("x-request-id") };
    },
    async distinct(body) {
      const reader = () => jsonReader((answer) => parseDistinct(answer, body.field));
      const { value, header } = await send({ operation: "distinct", body, reader });
      return { ...value, requestId: header("x-request-id") };
    },
    async interval(body) {
      const reader = () => jsonReader(parseInterval);
      const { value, header } = await send({ operation: "interval", body, reader });
      return { points: value, requestId: header("x-request-id") };
    },
  };
}

/** Events are looked at while they come: a page is 15 MB, and its end is waited for. */
function eventsReader(check: (events: ScannedEvents) => void): AnswerReader<ScannedEvents> {
  const scanner = new EventScanner();
  return {
    more: (soFar) => scanner.more(soFar),
    end(bytes) {
      const events = scanner.end(bytes);
      check(events);
      return events;
    },
  };
}

function jsonReader<T>(parse: (answer: unknown) => T): AnswerReader<T> {
  return { more: () => {}, end: (bytes) => parse(readJson(bytes)) };
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (cause) {
    throw new AppError("BAD_RESPONSE", { cause });
  }
}
