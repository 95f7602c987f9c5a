"use client";
import { store, useStored } from "@/components/explorer/use-stored";

/** Heights of a row in px at the standard text size. */
export const DENSITIES = [
  { id: "compact", label: "Compact", rowPx: 28 },
  { id: "default", label: "Default", rowPx: 30 },
  { id: "comfortable", label: "Comfortable", rowPx: 36 },
] as const;
export type Density = (typeof DENSITIES)[number]["id"];

const KEY = "events.density";

/** How much room rows have, kept in this browser, and its setter. */
export function useDensity(): [density: Density, setDensity: (density: Density) => void] {
  const stored = useStored(KEY);
  const density = DENSITIES.find(({ id }) => id === stored)?.id ?? "default";
  return [density, (next) => store(KEY, next === "default" ? null : next)];
}
