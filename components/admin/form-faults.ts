/** What a server says of a form, at the fields it speaks of. Pure. */
import { isAppError } from "@/lib/core/errors";

/** Texts by field; `form` is for what belongs to none. */
export type Faults<F extends string> = Partial<Record<F | "form", string>>;

/** The faults of a refused request by field, named in its paths; what belongs to no field stands over the form. */
export function faultsAt<F extends string>(error: unknown, fields: readonly F[]): Faults<F> {
  if (!isAppError(error)) return formFault("Saving failed. Try again.");
  const faults: Faults<F> = {};
  for (const { path, message } of error.details ?? []) {
    const parts = path.split(".");
    const field = parts.flatMap((part) => fields.filter((one) => one === part)).at(-1) ?? "form";
    faults[field] ??= message;
  }
  return Object.keys(faults).length > 0 ? faults : formFault(error.message);
}

function formFault<F extends string>(text: string): Faults<F> {
  const faults: Faults<F> = {};
  faults.form = text;
  return faults;
}

/** Whether the edit was refused because somebody else was faster. */
export function isOvertaken(error: unknown): boolean {
  return (
    isAppError(error) &&
    error.code === "CONFLICT" &&
    (error.details ?? []).some(({ path }) => path === "version")
  );
}
