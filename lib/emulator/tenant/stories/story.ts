/** What every story is given, and its place in time. */
import type { Scene } from "../activity/context";
import { localMidnight } from "../rhythm";

export interface Stage extends Scene {
  /** The present, epoch milliseconds: stories stand at fixed distances from it. */
  now: number;
}

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The last time it was `hour` o'clock in the org's zone, at least an hour ago. */
export function lastLocalHour({ world, now }: Stage, hour: number): number {
  const day = Math.floor(now / DAY);
  for (let back = -1; back < 3; back++) {
    const ms = localMidnight(day - back, world.org.zone) + hour * HOUR;
    if (ms <= now - HOUR) return ms;
  }
  return now - DAY;
}
