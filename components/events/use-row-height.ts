"use client";
import { useEffect, useState } from "react";
import { remScale } from "./column-resizer";

/** 30 px at the standard text size. */
const ROW_PX = 30;

/** The height of a row in px: it follows the text size of the browser, which may change while we run. */
export function useRowHeight(): number {
  const [rowPx, setRowPx] = useState(ROW_PX);
  useEffect(() => {
    const measure = () => setRowPx(ROW_PX * remScale());
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return rowPx;
}
