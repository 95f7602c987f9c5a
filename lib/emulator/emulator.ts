/**
 * A strict stand-in for the Directory Insights API: the four calls, API keys, service-account tokens, orgs
 * by header lines, and faults on demand. COVERAGE.md says what is faked on which evidence. It does not
 * speak HTTP itself (serve.ts does) and knows nothing of the client that it tests.
 */
import type { EmulatedAnswer, EmulatedRequest } from "./answer";
import { type Fault, queueFault } from "./faults";
import { createHandler } from "./handler";
import { type Call, createKeyState, type KeySpec, type KeyState } from "./keys";
import type { KeyOptions } from "./options";
import { createTokenDesk } from "./token";

export interface Emulator {
  handle(request: EmulatedRequest): Promise<EmulatedAnswer>;
  /** Makes a key known, or replaces all that a key of the same name had. */
  addKey(key: string, spec: KeySpec): void;
  setOptions(key: string, options: Partial<KeyOptions>): void;
  /** Makes and orders the key's events now instead of at their first call. */
  warm(key: string): void;
  /** Queues a fault behind those that wait. */
  fault(key: string, fault: Fault): void;
  clearFaults(key: string): void;
  /** Calls made with this key, oldest first; for a key that is not known, the ones that were refused. */
  calls(key: string): Call[];
  /** Forgets faults, calls, cursors and tokens of the key; data and options stay. */
  reset(key: string): void;
}

/** `seed` gives ids, tokens and request ids; `now` (epoch milliseconds) is the only clock. */
export function createEmulator({ seed, now }: { seed: number | string; now: () => number }): Emulator {
  const keys = new Map<string, KeyState>();
  const strangers = createStrangers();
  const desk = createTokenDesk(seed);
  const handle = createHandler({ seed, now, keys, desk, recordStranger: strangers.record });
  const known = (key: string): KeyState => {
    const state = keys.get(key);
    if (!state) throw new Error("The emulator does not know this key: add it first.");
    return state;
  };
  return {
    handle: (request) => Promise.resolve(request).then(handle),
    addKey: (key, spec) => void keys.set(key, createKeyState(key, spec)),
    setOptions(key, options) {
      const state = known(key);
      state.options = { ...state.options, ...options };
      state.pages.clear();
    },
    warm(key) {
      const { orgIds, org, provider, spec } = known(key);
      for (const id of orgIds) org(id);
      if (spec.provider) provider(spec.provider.id);
    },
    fault: (key, fault) => void known(key).faults.push(queueFault(fault)),
    clearFaults(key) {
      known(key).faults = [];
    },
    calls: (key) => [...(keys.get(key)?.calls ?? strangers.calls(key))],
    reset(key) {
      const state = known(key);
      state.faults = [];
      state.calls = [];
      state.served = 0;
      state.cursors.clear();
      state.pages.clear();
      desk.forget(state);
    },
  };
}

/** A bounded record of calls whose key is not known. */
function createStrangers() {
  const byKey = new Map<string, Call[]>();
  return {
    record(key: string, call: Call) {
      const calls = byKey.get(key) ?? [];
      if (byKey.size < 100 || byKey.has(key)) byKey.set(key, [...calls, call].slice(-100));
    },
    calls: (key: string) => byKey.get(key) ?? [],
  };
}
