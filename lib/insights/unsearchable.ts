/** Roots that the API documentation excludes from search (attribute tables, section Search). */
const reasons = new Map([
  ["changes", "JumpCloud does not search inside the list of changes."],
  ["useragent", "JumpCloud does not search inside the browser information."],
  ["system_timestamp", "JumpCloud does not search the device's own clock."],
]);

/** Why the API cannot search the field at `path` (dotted), for a user's eyes; null when it can. */
export function whyUnsearchable(path: string): string | null {
  return reasons.get(path.split(".")[0] ?? "") ?? null;
}
