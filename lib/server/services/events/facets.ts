/** The values of one field among the events of a search, with how often each comes. */
import "server-only";
import type { FacetsRequest, FacetsResponse } from "@/lib/contract/events";
import { invalid } from "@/lib/core/errors";
import { fieldInfo } from "@/lib/insights/fields";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { Distinct } from "@/lib/insights/parse";
import { ignoresOf } from "@/lib/search/compile";
import { Condition } from "@/lib/search/schema";
import type { ServiceContext } from "../context";
import { across } from "./across";
import { countRun } from "./count";
import { distinctNotes, type EventNote } from "./notes";
import { countOutcomes, OUTCOME_KINDS } from "./outcome";
import { askReadable, type Run, startRun } from "./run";

/**
 * Counts the values of `body.field`. The API's call takes neither full text nor what only a scan can check;
 * `ignores` names what was left out. Throws INVALID_REQUEST (path `field`) for a field that the API cannot
 * search, and what the gateway throws.
 */
export async function facetEvents(
  ctx: ServiceContext,
  body: FacetsRequest,
  { signal }: { signal: AbortSignal },
): Promise<FacetsResponse> {
  const { field } = body;
  checkField(field, "field");
  return askReadable(startRun(ctx, body, signal), async (run) => {
    const answer = field === OUTCOME_FIELD ? await outcomeFacet(run) : await distinctValues(run, field);
    const notes = distinctNotes([...run.notes, ...answer.notes]);
    const { values, other, errorBound, ignores } = answer;
    return { field, values, other, errorBound, ignores, ...(notes.length > 0 ? { notes } : {}) };
  });
}

/** Throws INVALID_REQUEST when `field` is no dotted path or cannot be searched; `path` names it in the request. */
export function checkField(field: string, path: string): void {
  if (!Condition.safeParse({ field, op: "exists", values: [] }).success) {
    throw invalid(path, "A field is a dotted path such as initiated_by.email.");
  }
  const { searchable } = fieldInfo(field);
  if (field !== OUTCOME_FIELD && searchable !== true) throw invalid(path, searchable);
}

export interface FacetValues extends Distinct {
  ignores: string[];
  notes: EventNote[];
}

/** The values of a field that the API knows, most frequent first. */
export async function distinctValues(run: Run, field: string): Promise<FacetValues> {
  const { q: _ignored, ...body } = run.compiled.body;
  const { gateway } = run.ctx.server;
  const { values, notes } = await across(run.targets, (target) =>
    gateway.distinct(target, { ...body, field }, run.options),
  );
  const counts = new Map<string, number>();
  for (const { value, count } of values.flatMap((answer) => answer.values)) {
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return {
    values: inOrder(counts),
    other: values.reduce((sum, { other }) => sum + other, 0),
    errorBound: values.reduce((sum, { errorBound }) => sum + errorBound, 0),
    ignores: ignoresOf(run.search, "distinct"),
    notes,
  };
}

function inOrder(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The outcomes, from the same events that the search gives: nothing is left out. */
async function outcomeFacet(run: Run): Promise<FacetValues> {
  const counts = new Map<string, number>(OUTCOME_KINDS.map((kind) => [kind, 0]));
  const add = (kind: string, count: number) => void counts.set(kind, (counts.get(kind) ?? 0) + count);
  const { exact, notes } = await countOutcomes(run, {
    visit: (kind) => add(kind, 1),
    count: async (kind, part) => add(kind, (await countRun(part)).count),
  });
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rest = exact || run.compiled.residual ? 0 : Math.max(0, (await countRun(run)).count - known);
  if (rest > 0) add("unknown", rest);
  return { values: inOrder(counts), other: 0, errorBound: rest, ignores: [], notes };
}
