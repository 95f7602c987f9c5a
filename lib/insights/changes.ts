/**
 * What an event says was changed. Values of secret fields are masked here, so that no view shows them by
 * accident; the raw event keeps what JumpCloud sent.
 */
import { isObject } from "@/lib/core/json";
import { scalarText } from "./label";
import type { RawEvent } from "./wire";

export interface Change {
  field: string;
  /** The values as they came; undefined where the event has none; MASK in place of a secret. */
  from: unknown;
  to: unknown;
  secret: boolean;
}

export const MASK = "••••••";

/** Deeper parts of a value are masked whole. */
const DEPTH_MAX = 20;

const secretName =
  /passw|passphrase|secret|token|(^|[^a-z])(api|private|ssh|recovery|encryption|shared|license|public|fde)?[_\- ]?keys?($|[^a-z])|totp|otp|pin ?code|(^|[^a-z])pin($|[^a-z])|credential|cookie|seed/i;

/** True for a field name whose value would let somebody sign in or decrypt. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.slice(0, 200).replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/** Takes any event; gives its changes in order, [] without any. Never throws. */
export function changesOf(event: RawEvent): Change[] {
  const list = Array.isArray(event.changes) ? event.changes : [event.changes];
  return list.flatMap((item) => {
    const field = isObject(item) ? scalarText(item.field) : null;
    return isObject(item) && field !== null ? [changeOf(field, item.from, item.to)] : [];
  });
}

function changeOf(field: string, from: unknown, to: unknown): Change {
  // A flag beside a secret, such as "password never expires", gives nothing away.
  const secret = isSecretName(field) && !(isFlag(from) && isFlag(to));
  if (secret) return { field, from: masked(from), to: masked(to), secret };
  return { field, from: maskWithin(from, 0), to: maskWithin(to, 0), secret };
}

function isFlag(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "boolean";
}

function masked(value: unknown): unknown {
  return value === undefined || value === null || value === "" ? value : MASK;
}

/** Masks secrets inside lists and objects: `{token: …}` and `{name: "token", value: …}`. */
function maskWithin(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEPTH_MAX) return MASK;
  if (Array.isArray(value)) return value.map((item) => maskWithin(item, depth + 1));
  const named = ["name", "field"].some((key) => isSecretText(Reflect.get(value, key)));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const hide = !isFlag(inner) && (isSecretName(key) || (named && key === "value"));
      return [key, hide ? masked(inner) : maskWithin(inner, depth + 1)];
    }),
  );
}

function isSecretText(value: unknown): boolean {
  return typeof value === "string" && isSecretName(value);
}
