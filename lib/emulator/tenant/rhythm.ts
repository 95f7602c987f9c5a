/** When things happen: days, office hours and nights of a zone. */
import type { Dice } from "./dice";

const DAY_MS = 86_400_000;

/** Share of a working day's events by hour, local time. */
const OFFICE = [2, 1, 1, 1, 1, 3, 12, 40, 92, 100, 88, 80, 58, 74, 86, 82, 76, 60, 34, 20, 14, 10, 7, 4];
/** Machines hardly rest. */
const STEADY = [
  80, 78, 76, 76, 78, 84, 92, 100, 100, 98, 96, 96, 94, 96, 98, 98, 96, 94, 92, 90, 88, 86, 84, 82,
];

export interface Day {
  /** Days since 1970: the same for every run. */
  number: number;
  weekend: boolean;
  /** Epoch milliseconds of local midnight. */
  midnight: number;
}

/** The local days of `zone` that touch the time from `from` to `to` (epoch ms). */
export function daysBetween(from: number, to: number, zone: string): Day[] {
  const days: Day[] = [];
  for (let number = Math.floor(from / DAY_MS) - 1; number * DAY_MS < to + DAY_MS; number++) {
    const weekday = new Date(number * DAY_MS).getUTCDay();
    const midnight = localMidnight(number, zone);
    if (midnight + DAY_MS > from && midnight < to)
      days.push({ number, weekend: weekday === 0 || weekday === 6, midnight });
  }
  return days;
}

/** Local midnight of day `number` in `zone`. Its offset is that of the day's noon: changes of clock are not simulated. */
export function localMidnight(number: number, zone: string): number {
  const noon = number * DAY_MS + DAY_MS / 2;
  return number * DAY_MS - zoneOffset(noon, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneOffset(ms: number, zone: string): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!found) return 0;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000;
}

/** A moment of the day, epoch milliseconds: by office hours for people, evenly for machines. */
export function momentOf(day: Day, dice: Dice, kind: "people" | "machines"): number {
  const hours = kind === "people" && !day.weekend ? OFFICE : STEADY;
  let left = dice.next() * hours.reduce((sum, share) => sum + share, 0);
  const hour = hours.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return Math.floor(day.midnight + (Math.max(0, hour) + dice.next()) * 3_600_000);
}

/** How many of something that happens `rate` times on a working day; a quarter on weekends for people. */
export function countOf(day: Day, dice: Dice, rate: number, kind: "people" | "machines"): number {
  const expected = rate * (day.weekend ? (kind === "people" ? 0.16 : 0.9) : 1) * (0.75 + dice.next() * 0.5);
  return Math.floor(expected) + (dice.chance(expected % 1) ? 1 : 0);
}
