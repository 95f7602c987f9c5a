/**
 * Orgs that their key may not read. The API refuses a request that names one of them among others (403, without
 * saying which), so the refused are found by asking for halves, and left out of the others' requests for a while.
 */
import "server-only";
import type { Org } from "../auth/scope";
import type { Clock } from "./clock";
import { partOf, type Target } from "./target";

/** An org that is let in again is seen again after this long; until then its key is asked once. */
const REMEMBERED_MS = 120_000;
/** Questions for one refusal: enough for three orgs among thirty. What is not told apart by then counts as refused. */
const QUESTIONS_MAX = 24;

type Key = Pick<Target, "baseUrl" | "credential">;

export interface Refusals {
  /** Whether its key was found not to be let into the org. */
  has(org: Org, key: Key): boolean;
  /** Finds out which orgs of `target`, refused as a whole, are the cause. `isRefused` asks for some of them. */
  find(target: Target, isRefused: (part: Target) => Promise<boolean>): Promise<void>;
  /** Starts afresh with a key. */
  forget(key: Key): void;
}

/** The memory of a process. */
export function createRefusals(clock: Pick<Clock, "now">): Refusals {
  const until = new Map<string, Map<string, number>>();
  const searches = new Map<string, Promise<void>>();

  function remember(target: Target, refused: readonly Org[]): void {
    const known = until.get(nameOf(target)) ?? new Map<string, number>();
    for (const { id } of refused) known.set(id, clock.now() + REMEMBERED_MS);
    until.set(nameOf(target), known);
  }

  return {
    has: ({ id }, key) => (until.get(nameOf(key))?.get(id) ?? 0) > clock.now(),
    find(target, isRefused) {
      // The panels of a page are refused together: one of them asks for all.
      const name = `${nameOf(target)} ${target.orgIds.join()}`;
      const search =
        searches.get(name) ??
        refusedOf(target, isRefused)
          .then((refused) => remember(target, refused))
          .finally(() => searches.delete(name));
      searches.set(name, search);
      return search;
    },
    forget: (key) => void until.delete(nameOf(key)),
  };
}

const nameOf = ({ baseUrl, credential }: Key) => `${baseUrl} ${credential.id}`;

/** The orgs of `whole` that cannot be read, halving what is refused until it is one org. */
async function refusedOf(whole: Target, isRefused: (part: Target) => Promise<boolean>): Promise<Org[]> {
  let left = QUESTIONS_MAX;
  const within = async ({ orgs }: Target): Promise<Org[]> => {
    if (orgs.length === 1 || left < 2) return [...orgs];
    left -= 2;
    const middle = Math.ceil(orgs.length / 2);
    const halves = [orgs.slice(0, middle), orgs.slice(middle)].map((half) => partOf(whole, half));
    const found = await Promise.all(
      halves.map(async (half) => ((await isRefused(half)) ? within(half) : [])),
    );
    return found.flat();
  };
  return within(whole);
}
