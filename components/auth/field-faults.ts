import { isAppError } from "@/lib/core/errors";

/** What is wrong with a form: at its fields by name, and what belongs to none of them. */
export type FieldFaults<Name extends string> = { form: string | null } & Partial<Record<Name, string>>;

/** The faults of a refused request, each at the field that the server names. */
export function faultsOf<Name extends string>(error: unknown, names: readonly Name[]): FieldFaults<Name> {
  if (!isAppError(error))
    return { form: "This failed in the page. Reload it and try again." } as FieldFaults<Name>;
  const faults: Partial<Record<Name, string>> = {};
  let form: string | null = null;
  for (const { path, message } of error.details ?? []) {
    const name = names.find((candidate) => path === candidate);
    if (name) faults[name] ??= message;
    else form ??= message;
  }
  const hasField = names.some((name) => faults[name]);
  return { ...faults, form: hasField ? form : (form ?? error.message) };
}
