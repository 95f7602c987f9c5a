/** Reads what a request holds: body, query. Every fault is named by its path. */
import "server-only";
import * as z from "zod";
import { AppError, type ErrorDetail, invalid } from "@/lib/core/errors";

export const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 64;

/** A schema of zod or zod/mini. */
export type Schema = z.core.$ZodType;

/** The body as text, at most 256 kB; counted while it streams. Throws a 413. */
export async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > MAX_BODY_BYTES) throw new AppError("PAYLOAD_TOO_LARGE");
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel();
      throw new AppError("PAYLOAD_TOO_LARGE");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The path of the first value that no schema should meet (too deep, `__proto__` as a key), or null. */
function hostilePath(root: unknown): string | null {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: root, path: "", depth: 0 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, path, depth } = item;
    if (typeof value !== "object" || value === null) continue;
    if (depth > MAX_DEPTH) return path.slice(0, 200);
    for (const [key, inner] of Object.entries(value)) {
      const at = path === "" ? key : `${path}.${key}`;
      if (key === "__proto__") return at;
      pending.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return null;
}

/** Reads a JSON body of at most 256 kB. Throws 413, 415 or 400. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("", "The body is not JSON.");
  }
  const path = hostilePath(value);
  if (path !== null) throw invalid(path, "This is nested too deeply or has a name that is not allowed.");
  return value;
}

/** The issues as dotted paths. Of a union, the faults of the branch that came closest. */
function details(issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[]): ErrorDetail[] {
  return issues.flatMap((issue): ErrorDetail[] => {
    const path = [...base, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: [...path, key].map(String).join("."),
        message: "This name is not known.",
      }));
    }
    if (issue.code === "invalid_union") {
      const branches = issue.errors
        .map((errors) => details(errors, path))
        .filter((branch) => branch.length > 0);
      const closest = branches.sort((a, b) => a.length - b.length)[0];
      if (closest) return closest;
    }
    return [{ path: path.map(String).join("."), message: issue.message }];
  });
}

/** `value` as the schema reads it. Throws a 400 that names each fault. */
export function parse<S extends Schema>(schema: S, value: unknown, at: readonly string[] = []): z.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new AppError("INVALID_REQUEST", { details: details(result.error.issues, at) });
}

/** The query as an object. Throws a 400 on a name given twice: which one counts would be a guess. */
export function readQuery(url: URL): Record<string, string> {
  const names = [...url.searchParams.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(twice, "This is given twice.");
  return Object.fromEntries(url.searchParams);
}
