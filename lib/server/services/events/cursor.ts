/**
 * The cursor that a browser holds: where each stream of a search stands. Signed and bound to who may use
 * it (scope, orgs) and to what was searched (body, residual), so that it opens nothing else.
 */
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { invalid } from "@/lib/core/errors";
import { canonicalJson } from "@/lib/core/json";
import { fromWire, type Position, toWire, WirePosition } from "./position";
import type { Run } from "./run";

/** The contract's limit for `cursor`. */
const CURSOR_CHARS_MAX = 8_192;

export interface Place {
  positions: readonly Position[];
  /** Rows that each page of this run is asked with: a cursor belongs to one query, its limit included. */
  pageLimit: number;
  /** Order of the rows as they really come. */
  sort: "asc" | "desc";
  /** Marks of the last rows given, to drop those that the next page repeats. */
  tail: readonly string[];
}

const Payload = z.strictObject({
  p: z.array(WirePosition).min(1),
  l: z.int().min(1),
  s: z.enum(["asc", "desc"]),
  t: z.array(z.string()),
  x: z.array(z.string()),
});

/** Marks of earlier pages that all positions carry together. */
const TRAILS_MAX = 150;

/** The text for `page.cursor`; null when the place is too large to be carried. */
export function sealCursor(run: Run, place: Place): string | null {
  const marks = Math.max(2, Math.floor(TRAILS_MAX / place.positions.length));
  const payload: z.infer<typeof Payload> = {
    p: place.positions.map((position) => toWire({ ...position, trail: position.trail.slice(-marks) })),
    l: place.pageLimit,
    s: place.sort,
    t: [...place.tail],
    x: [...run.without],
  };
  const text = Buffer.from(JSON.stringify(payload), "utf8").toString("base64url");
  const cursor = `${text}.${signatureOf(run, text).toString("base64url")}`;
  return cursor.length <= CURSOR_CHARS_MAX ? cursor : null;
}

/**
 * Ids of the orgs that the earlier pages had to do without: the next ones do as well, or rows would come out of
 * order. Nothing is proved yet; openCursor does that. Throws INVALID_REQUEST for what is no cursor.
 */
export function orgsWithout(cursor: string): ReadonlySet<string> {
  return new Set(payloadOf(cursor).x);
}

function payloadOf(cursor: string): z.infer<typeof Payload> {
  try {
    const text = Buffer.from(cursor.split(".")[0] ?? "", "base64url").toString("utf8");
    return Payload.parse(JSON.parse(text));
  } catch {
    throw refused();
  }
}

/** The place in a cursor. Throws INVALID_REQUEST (path `cursor`) for one that is not of this very search. */
export function openCursor(run: Run, cursor: string): Place {
  const [text = "", signature = ""] = cursor.split(".");
  const given = Buffer.from(signature, "base64url");
  const right = signatureOf(run, text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw refused();
  const { p, l, s, t } = payloadOf(cursor);
  if (p.length !== run.targets.length) throw refused();
  return { positions: p.map(fromWire), pageLimit: l, sort: s, tail: t };
}

function refused(): Error {
  return invalid("cursor", "This mark of a page belongs to another search. Search again.");
}

function signatureOf(run: Run, text: string): Buffer {
  const { ctx, compiled, targets, search } = run;
  const binding = canonicalJson([
    ctx.scope.kind,
    ctx.scope.slug,
    targets.map(({ baseUrl, orgIds, orgs, providerId }) => [
      baseUrl,
      orgIds,
      orgs.map(({ id }) => id),
      providerId,
    ]),
    compiled.body,
    compiled.residual,
    search.sort,
  ]);
  return createHmac("sha256", ctx.server.env.secret).update(`${text}\n${binding}`).digest().subarray(0, 16);
}
