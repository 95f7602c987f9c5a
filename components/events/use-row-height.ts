"use client";
import { useEffect, useState } from "react";
import { remScale } from "./rem-scale";
import { DENSITIES, type Density, useDensity } from "./use-density";

/** The height of a row in px: it follows the text size of the browser, which may change while we run. */
export function useRowHeight(): { density: Density; rowPx: number } {
  const [density] = useDensity();
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const measure = () => setScale(remScale());
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return { density, rowPx: (DENSITIES.find(({ id }) => id === density)?.rowPx ?? 30) * scale };
}
