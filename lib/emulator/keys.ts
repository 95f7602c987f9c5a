/** All that belongs to one API key: data, options, faults, cursors and the record of calls. Keys share nothing. */
import type { RawEvent } from "@/lib/insights/wire";
import type { Operation } from "./answer";
import type { QueuedFault } from "./faults";
import { DEFAULT_OPTIONS, type KeyOptions } from "./options";
import { type CursorBook, createCursorBook, type Page } from "./paginate";
import { type Feed, type Store, storeOf } from "./store";

type Events = readonly RawEvent[] | Feed;
/** A list, or a function that makes it when first asked for. */
export type EventSource = Events | (() => Events);

export interface KeySpec {
  /** Events by org id (24 hexadecimal digits). */
  orgs: Record<string, EventSource>;
  provider?: { id: string; events: EventSource };
  options?: Partial<KeyOptions>;
  /** Lets `POST /oauth2/token` give tokens for this key. `tokenMs` is their life, an hour if absent. */
  serviceAccount?: { clientId: string; clientSecret: string; tokenMs?: number };
}

/** One recorded call. `body` is the parsed JSON, or the text when it was none; `at` is epoch milliseconds. */
export interface Call {
  /** Null for a path that there is not. */
  operation: Operation | null;
  method: string;
  path: string;
  at: number;
  headers: [string, string][];
  body: unknown;
  status: number;
}

export interface KeyState {
  readonly key: string;
  readonly spec: KeySpec;
  options: KeyOptions;
  readonly orgIds: readonly string[];
  org(id: string): Store | undefined;
  provider(id: string): Store | undefined;
  readonly cursors: CursorBook;
  /** The last large pages, by query. */
  readonly pages: Map<string, Page>;
  faults: QueuedFault[];
  calls: Call[];
  /** How many calls there were; request ids follow from it. */
  served: number;
}

const MAX_CALLS = 2_000;

/** The state of a new key. */
export function createKeyState(key: string, spec: KeySpec): KeyState {
  const read = (source: EventSource) => storeOf(typeof source === "function" ? source() : source);
  const stores = new Map(
    Object.entries(spec.orgs).map(([id, source]) => [id.toLowerCase(), once(() => read(source))]),
  );
  const { provider } = spec;
  const providerStore = provider ? once(() => read(provider.events)) : undefined;
  return {
    key,
    spec,
    options: { ...DEFAULT_OPTIONS, ...spec.options },
    orgIds: [...stores.keys()],
    org: (id) => stores.get(id)?.(),
    provider: (id) => (provider?.id === id ? providerStore?.() : undefined),
    cursors: createCursorBook(),
    pages: new Map(),
    faults: [],
    calls: [],
    served: 0,
  };
}

/** Adds a call to the record, which forgets its oldest beyond two thousand. */
export function recordCall(state: KeyState, call: Call): void {
  state.calls.push(call);
  if (state.calls.length > MAX_CALLS) state.calls.shift();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
