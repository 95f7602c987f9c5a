/** One call per target, side by side. One that fails is named while the others go on; all failing is a failure. */
import "server-only";
import { type AppError, isAbort, isAppError } from "@/lib/core/errors";
import type { Org } from "../../auth/scope";
import type { Target } from "../../gateway/gateway";
import type { EventNote } from "./notes";

export interface Failure {
  orgs: readonly Org[];
  error: AppError;
}

export interface Across<T> {
  values: T[];
  notes: EventNote[];
}

/** Runs `work` for each of `targets`. Throws when all fail, when the caller left, and always for TENANT_MISMATCH. */
export async function across<T>(
  targets: readonly Target[],
  work: (target: Target) => Promise<T>,
): Promise<Across<T>> {
  const settled = await Promise.allSettled(targets.map(work));
  const values = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const errors = settled.map((result): unknown => (result.status === "rejected" ? result.reason : null));
  const failures = errors.flatMap((error, index): Failure[] => {
    if (error === null) return [];
    if (!maySkip(error)) throw error;
    return [{ orgs: targets[index]?.orgs ?? [], error }];
  });
  if (failures[0] && values.length === 0) throw failures[0].error;
  return { values, notes: failureNotes(failures) };
}

/** True for an error that leaves one org out; false for one that must end the whole answer. */
export function maySkip(error: unknown): error is AppError {
  return !isAbort(error) && isAppError(error) && error.code !== "TENANT_MISMATCH";
}

/** Names the orgs that are left out, and why: one note for each reason. */
export function failureNotes(failures: readonly Failure[]): EventNote[] {
  return [...Map.groupBy(failures, ({ error }) => error.message)].map(([reason, alike]) => ({
    code: "org_failed",
    message: `${alike.flatMap(({ orgs }) => orgs.map((org) => org.name)).join(", ")}: left out. ${reason}`,
  }));
}
