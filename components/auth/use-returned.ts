"use client";
import { useEffect, useState } from "react";
import { type KeptAct, takeAct } from "./after-sign-on";

/** What one was about to do on this page before one left to confirm who one is; null at first, and for nothing. */
export function useReturned(): KeptAct | null {
  const [act, setAct] = useState<KeptAct | null>(null);
  useEffect(() => {
    const kept = takeAct();
    if (kept) setAct(kept);
  }, []);
  return act;
}
