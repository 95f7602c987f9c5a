/**
 * Counts by outcome, which is no field of the API but worked out from several. Where a window holds few
 * enough events they are read, with only those fields, and the counts are exact. Beyond, `success` is counted by
 * the API, single sign-ons that did not succeed are read, and the rest is said to be missing.
 */
import "server-only";
import { type OutcomeKind, outcomeOf } from "@/lib/insights/outcome";
import type { RawEvent } from "@/lib/insights/wire";
import type { Condition } from "@/lib/search/schema";
import { cappedNote, countRun } from "./count";
import type { EventNote } from "./notes";
import { narrowed, type Run } from "./run";
import { scanEvents } from "./scan";

/** What lib/insights/outcome.ts looks at. */
export const OUTCOME_FIELDS = [
  "error_code",
  "error_message",
  "event_type",
  "message_chain",
  "outer",
  "result",
  "sso_token_success",
  "status",
  "success",
] as const;

/** As many events as one page holds. */
const READ_MAX = 10_000;
/** Pages of single sign-ons that did not succeed: few even where events are many. */
const UNCLEAR_PAGES = 3;

export const OUTCOME_KINDS: readonly OutcomeKind[] = ["success", "failure", "step", "unknown"];

const is = (field: string, ...values: string[]): Condition => ({ field, op: "is", values });
const isNot = (field: string, ...values: string[]): Condition => ({ field, op: "is_not", values });

export interface OutcomeCounter {
  /** Called once per event that is read. */
  visit(kind: OutcomeKind, event: RawEvent): void;
  /** Called for the parts that the API counts by itself: all events of `part` have this outcome. */
  count(kind: OutcomeKind, part: Run): Promise<void>;
}

/** Feeds `counter`. Returns whether every event was told, and notes when not. */
export async function countOutcomes(
  run: Run,
  counter: OutcomeCounter,
): Promise<{ exact: boolean; notes: EventNote[] }> {
  const { count } = run.compiled.residual ? { count: 0 } : await countRun(run);
  if (run.compiled.residual || count <= READ_MAX) {
    const { isWhole, read, notes } = await readOutcomes(run, counter);
    return { exact: isWhole, notes: isWhole ? notes : [...notes, cappedNote(read)] };
  }
  const token = narrowed(run, isNot("success", "true", "false"));
  const [unclear] = await Promise.all([
    readOutcomes(narrowed(token, is("sso_token_success", "false")), counter, UNCLEAR_PAGES),
    counter.count("success", narrowed(run, is("success", "true"))),
    counter.count("failure", narrowed(run, is("success", "false"))),
    counter.count("success", narrowed(token, is("sso_token_success", "true"))),
  ]);
  return { exact: false, notes: [...unclear.notes, APPROXIMATE] };
}

function readOutcomes(run: Run, counter: OutcomeCounter, pages?: number) {
  const bounds = pages === undefined ? {} : { pages };
  return scanEvents(run, { fields: OUTCOME_FIELDS, ...bounds }, (event) =>
    counter.visit(outcomeOf(event).kind, event),
  );
}

const APPROXIMATE: EventNote = {
  code: "approximate",
  message:
    "So many events are sorted by success and sso_token_success alone: LDAP, MDM and other results count as unknown.",
};
