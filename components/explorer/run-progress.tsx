"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

const CANCEL_AFTER_S = 3;

/** Seconds that a run has taken, from the first one on, and a way to stop it from the third. */
export function RunProgress({ onCancel }: { onCancel: () => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds === 0) return null;
  return (
    <span className="flex items-center gap-2 whitespace-nowrap text-ink3">
      <span className="font-mono text-sm">{seconds} s</span>
      {seconds >= CANCEL_AFTER_S ? (
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      ) : null}
    </span>
  );
}
