import type { KeyState } from "@/lib/contract/admin-orgs";

/** What the key is, as far as it may be known. */
export function keyTitle({ kind, source }: KeyState): string {
  if (source === "environment")
    return kind === "key" ? "The environment's key" : "The environment's service account";
  return kind === "key" ? "An organisation's own key" : "An organisation's own service account";
}

/** How the key fares: in use, resting after refusals, or not yet used. */
export function stateWords({ restsUntil, lastSuccessAt, lastRefusal }: KeyState): {
  word: string;
  tone: "ok" | "bad" | "step" | "neutral";
  more: string;
} {
  if (restsUntil !== null)
    return {
      word: "resting",
      tone: "bad",
      more: `Refused twice in a row, so searches do not use it. From ${timeWords(restsUntil)} on the next search tries it again.`,
    };
  if (lastSuccessAt === null && lastRefusal === null)
    return { word: "not used yet", tone: "neutral", more: "No search has used it since the server started." };
  const isRefused = lastRefusal !== null && (lastSuccessAt === null || lastRefusal.at > lastSuccessAt);
  return isRefused
    ? { word: "refused last time", tone: "step", more: "" }
    : { word: "works", tone: "ok", more: "" };
}

/** To the second: rests are short. */
export function timeWords(iso: string): string {
  return `${iso.slice(11, 19)} UTC`;
}
