import { formatInstant } from "@/lib/core/zone";

/** What a `datetime-local` field holds at an instant, on the clock of `zone`. */
export function wallText(ms: number, zone: string): string {
  return formatInstant(ms, zone, "date-time").replace(" ", "T");
}
