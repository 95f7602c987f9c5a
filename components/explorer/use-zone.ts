"use client";

import { isZone } from "@/lib/core/zone";
import { store, useStored } from "./use-stored";

const KEY = "zone";

/** The browser's own zone, as an IANA name. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The zone that times are shown in, and its setter. Only in the browser: a server does not know it. */
export function useZone(): [zone: string, setZone: (zone: string) => void] {
  const stored = useStored(KEY);
  const zone = stored !== null && isZone(stored) ? stored : browserZone();
  return [zone, (next) => store(KEY, next === browserZone() ? null : next)];
}
