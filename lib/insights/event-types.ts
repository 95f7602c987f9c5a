/**
 * Every event type that the API documentation (both editions) names or that real tenants were seen to
 * send. About a quarter of what a live tenant sends is in no document: a type may always be unknown. The
 * texts are long, so nothing that the first screen needs imports this module.
 */
import { DEVICE_TYPES } from "./event-types/devices";
import { DIRECTORY_TYPES } from "./event-types/directory";
import { PARTNER_TYPES } from "./event-types/partners";
import { PASSWORD_TYPES } from "./event-types/passwords";
import { PEOPLE_TYPES } from "./event-types/people";
import { PLATFORM_TYPES } from "./event-types/platform";
import type { EventType } from "./event-types/row";

export const EVENT_TYPES: readonly EventType[] = [
  ...PEOPLE_TYPES,
  ...DEVICE_TYPES,
  ...DIRECTORY_TYPES,
  ...PLATFORM_TYPES,
  ...PASSWORD_TYPES,
  ...PARTNER_TYPES,
];

const byType = new Map(EVENT_TYPES.map((row) => [row.type, row]));

/** What is known of an event type, or null. */
export function eventTypeInfo(type: string): EventType | null {
  return byType.get(type) ?? null;
}
