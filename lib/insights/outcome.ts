/**
 * Whether what an event tells of succeeded. Sources in order of trust: `success`, `sso_token_success`,
 * LDAP's `error_code`, `message_chain`, `status` or `result`, an error text alone.
 */
import { oneLine } from "./label";
import { textAt } from "./value";
import type { RawEvent } from "./wire";

/** A field of ours, on no event, whose values are the outcomes. */
export const OUTCOME_FIELD = "outcome";

/** `step` is one leg of something that a later event completes, such as the MFA prompt of an SSO login. */
export type OutcomeKind = "success" | "failure" | "step" | "unknown";

export interface Outcome {
  kind: OutcomeKind;
  /** The event's error text in one short line; only with a failure. */
  reason: string | null;
}

const REASON_MAX = 160;

/** Takes any event; never throws. */
export function outcomeOf(event: RawEvent): Outcome {
  const kind = rules.reduce<OutcomeKind | null>((known, rule) => known ?? rule(event), null) ?? "unknown";
  return { kind, reason: kind === "failure" ? reasonOf(event) : null };
}

const rules: ((event: RawEvent) => OutcomeKind | null)[] = [
  bySuccess,
  bySsoToken,
  byErrorCode,
  byMessageChain,
  byStatus,
  byType,
  (event) => (errorText(event) === null ? null : "failure"),
];

function bySuccess(event: RawEvent): OutcomeKind | null {
  const success = booleanAt(event, "success");
  return success === null ? null : success ? "success" : "failure";
}

/** `sso_auth` has no `success`; a token that failed without an error text belongs to a login still under way. */
function bySsoToken(event: RawEvent): OutcomeKind | null {
  const success = booleanAt(event, "sso_token_success");
  if (success === null) return null;
  if (success) return "success";
  return textAt(event, "error_message") === null ? "step" : "failure";
}

/** LDAP result codes (RFC 4511): 0 is success, 14 asks for the next step of a SASL bind. */
function byErrorCode(event: RawEvent): OutcomeKind | null {
  const code = numberAt(event, "error_code");
  if (code === null) return null;
  return code === 0 ? "success" : code === 14 ? "step" : "failure";
}

function byMessageChain(event: RawEvent): OutcomeKind | null {
  const code = numberAt(event, "message_chain.response_code");
  if (code === null || code < 200) return null;
  return code < 400 ? "success" : "failure";
}

const statusWords: Record<string, OutcomeKind> = {
  success: "success",
  succeeded: "success",
  successful: "success",
  completed: "success",
  // MDM command results (API documentation, MDM attributes), and an alert that someone took on.
  acknowledged: "success",
  idle: "step",
  notnow: "step",
  pending: "step",
  in_progress: "step",
  error: "failure",
  commandformaterror: "failure",
  failed: "failure",
  failure: "failure",
};

function byStatus(event: RawEvent): OutcomeKind | null {
  for (const path of ["status", "result"]) {
    const word = textAt(event, path)?.trim().toLowerCase() ?? "";
    if (Object.hasOwn(statusWords, word)) return statusWords[word] ?? null;
  }
  return null;
}

function byType(event: RawEvent): OutcomeKind | null {
  if (event.event_type === "scheduled_report_run_success") return "success";
  return event.event_type === "scheduled_report_run_failed" ? "failure" : null;
}

const errorPaths = ["error_message", "outer.error_message"];
const reasonPaths = [
  ...errorPaths,
  "message_chain.message_details",
  "message_chain.response_message",
  "error_chain.us_english_description",
  "error_chain.localized_description",
  "result",
  "status",
];

function errorText(event: RawEvent): string | null {
  return firstText(event, errorPaths);
}

function reasonOf(event: RawEvent): string | null {
  const text = firstText(event, reasonPaths) ?? codeText(event);
  return text === null ? null : oneLine(text, REASON_MAX);
}

function codeText(event: RawEvent): string | null {
  const code = textAt(event, "error_code") ?? textAt(event, "message_chain.response_code");
  return code === null ? null : `error ${code}`;
}

function firstText(event: RawEvent, paths: string[]): string | null {
  for (const path of paths) {
    const text = textAt(event, path);
    if (text !== null) return text;
  }
  return null;
}

function booleanAt(event: RawEvent, path: string): boolean | null {
  const text = textAt(event, path)?.trim().toLowerCase();
  return text === "true" ? true : text === "false" ? false : null;
}

function numberAt(event: RawEvent, path: string): number | null {
  const text = textAt(event, path);
  return text !== null && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
