"use client";

import { store, useStored } from "./use-stored";

const KEY = "explore-auto-run";

/** Whether conditions run as soon as they change; kept in this browser. Off, they wait for Run. */
export function useAutoRun(): { isAutoRun: boolean; setAutoRun: (isOn: boolean) => void } {
  return {
    isAutoRun: useStored(KEY) !== "off",
    setAutoRun: (isOn) => store(KEY, isOn ? null : "off"),
  };
}
