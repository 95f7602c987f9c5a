import { ownText } from "@/lib/insights/own-columns";
import { textsAt } from "@/lib/insights/value";
import { factsOf } from "./event-facts";

/**
 * What a column says of an event, whole and as text: for copying and finding. Times are ISO 8601 with the
 * offset of `zone` (IANA name), in the precision that they came with. Empty where there is nothing.
 */
export function cellText(column: string, event: unknown, zone: string): string {
  return ownText(column, factsOf(event), zone) ?? textsAt(event, column).join(", ");
}
