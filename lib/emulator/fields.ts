/** How a dotted path reads an event, for search terms, facets and projections. */
import type { RawEvent } from "@/lib/insights/wire";
import { isRecord } from "./answer";

/** The three that the API documentation, section Search, calls not searchable; `user_agent` is one of them by its other name. */
const UNSEARCHABLE = new Set(["changes", "useragent", "user_agent", "system_timestamp"]);

/** True when nothing below this path can be searched. */
export function isUnsearchable(path: string): boolean {
  return UNSEARCHABLE.has(path.split(".")[0] ?? "");
}

/** Top-level attribute names of the attribute tables: known even when no event at hand has them. */
export const DOCUMENTED_FIELDS: ReadonlySet<string> = new Set(
  (
    "@version access_request_id app_management_source application association attr auth_context auth_meta auth_method auth_type base " +
    "category changes channel_object_id client_ip command command_uuid config connection_id correlation deref description detail " +
    "device_manager_object_id device_object_id dn eap_type error_chain error_code error_message event_type filter geoip id idm_client_id " +
    "idp_initiated initiated_by mdm_type mech message message_chain mfa mfa_meta name nas_mfa_state number_of_results " +
    "object_storage_item_object_id object_storage_item_version_name oid operation_number organization outer pid process_name provider " +
    "referrer_type request_type resource result scope service severity src_ip sso_token_success start_tls status success system " +
    "system_group system_timestamp target_resource timestamp tls_established type user_agent useragent username windows_device_uuid " +
    "windows_meta workflow"
  ).split(" "),
);

/** Calls `visit` with each text, number or boolean at `keys`, as text; lists fan out, null and objects are nothing. */
export function visitTexts(
  value: unknown,
  keys: readonly string[],
  depth: number,
  visit: (text: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) visitTexts(item, keys, depth, visit);
  } else if (depth < keys.length) {
    const key = keys[depth] ?? "";
    if (isRecord(value) && Object.hasOwn(value, key)) visitTexts(value[key], keys, depth + 1, visit);
  } else if (typeof value === "string") visit(value);
  else if (typeof value === "number" || typeof value === "boolean") visit(String(value));
}

/** True when some text, number or boolean at the path passes `test`; lists fan out. */
export function someText(
  value: unknown,
  keys: readonly string[],
  depth: number,
  test: (text: string) => boolean,
): boolean {
  if (Array.isArray(value)) return value.some((item) => someText(item, keys, depth, test));
  if (depth < keys.length) {
    const key = keys[depth] ?? "";
    return isRecord(value) && Object.hasOwn(value, key) && someText(value[key], keys, depth + 1, test);
  }
  if (typeof value === "string") return test(value);
  return (typeof value === "number" || typeof value === "boolean") && test(String(value));
}

/** Every searchable text of an event: all but what the documentation excludes. */
export function searchableTexts(event: RawEvent): string[] {
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isRecord(value)) Object.values(value).forEach(walk);
    else if (value !== null && value !== undefined) out.push(String(value));
  };
  for (const [key, value] of Object.entries(event)) if (!UNSEARCHABLE.has(key)) walk(value);
  return out;
}

/** True when the event has something at the path, null included. */
export function hasPath(value: unknown, keys: readonly string[], depth = 0): boolean {
  if (depth === keys.length) return true;
  if (Array.isArray(value)) return value.some((item) => hasPath(item, keys, depth));
  const key = keys[depth] ?? "";
  return isRecord(value) && Object.hasOwn(value, key) && hasPath(value[key], keys, depth + 1);
}

/** Only the asked paths of `value`, nested as they were; undefined when it has none of them. */
export function project(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((keys) => keys.length === 0)) return value;
  if (Array.isArray(value))
    return value.map((item) => project(item, paths)).filter((item) => item !== undefined);
  if (!isRecord(value)) return undefined;
  const out: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    const below = paths.filter((keys) => keys[0] === key).map((keys) => keys.slice(1));
    const kept = below.length > 0 ? project(value[key], below) : undefined;
    if (kept !== undefined) out.push([key, kept]);
  }
  return out.length > 0 ? Object.fromEntries(out) : undefined;
}
