/** How the audit names a search, and how something that was done with it ended. */
import "server-only";
import { createHash } from "node:crypto";
import { isAbort, isAppError } from "@/lib/core/errors";
import { encodeSearch } from "@/lib/search/codec";
import type { Run } from "./run";

/** The search of `run` as its address has it, and a hash that ties the rows about it together. */
export function searchRecord({ search }: Run): { search: string; hash: string } {
  const text = encodeSearch(search);
  return { search: text, hash: createHash("sha256").update(text).digest("hex") };
}

/** The outcome of what ended with `error`. */
export function outcomeWord(error: unknown): string {
  if (isAppError(error)) return error.code;
  return isAbort(error) ? "cancelled" : "INTERNAL";
}
