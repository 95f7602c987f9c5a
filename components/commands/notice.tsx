"use client";
import { useEffect, useState } from "react";
import { announce, LiveRegion } from "@/components/ui/live-status";
import { useCommand } from "./commands";

const SHOWN_MS = 4_000;

/** The page's one voice, and a line at the foot of the page for what a key did without a trace: seen, then gone. */
export function Notice() {
  const [said, setSaid] = useState<{ text: string } | null>(null);
  useCommand("say", (text) => {
    setSaid({ text });
    announce(text);
  });
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <LiveRegion />
      {said === null ? null : (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4"
        >
          <span className="rounded-md border border-line2 bg-panel px-3 py-1.5 shadow-layer">
            {said.text}
          </span>
        </div>
      )}
    </>
  );
}
