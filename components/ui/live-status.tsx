"use client";
import { useEffect, useState } from "react";

const SETTLE_MS = 500;

/** The one place of a page that speaks to screen readers on its own; a text is read once it has settled. */
export function LiveStatus({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className="sr-only">
      {spoken}
    </div>
  );
}
