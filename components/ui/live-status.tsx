"use client";
import { useEffect, useRef, useState } from "react";

const SETTLE_MS = 500;

let speak: ((text: string) => void) | null = null;

/** Says `text` through the page's one status, at once: for what a key did that only the eye would see. */
export function announce(text: string): void {
  speak?.(text);
}

/** The one place of a page that speaks to screen readers on its own; a text is read once it has settled. */
export function LiveStatus({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  const wasSpoken = useRef(text);
  useEffect(() => {
    // Nothing was said yet that an empty text would take back.
    if (wasSpoken.current === "" && text === "") return;
    const timer = setTimeout(() => {
      wasSpoken.current = text;
      setSpoken(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    // The same words again are only read when something about them is new.
    const say = (next: string) => setSpoken((before) => (before === next ? `${next}\u00a0` : next));
    speak = say;
    return () => {
      if (speak === say) speak = null;
    };
  }, []);
  return (
    <div role="status" className="sr-only">
      {spoken}
    </div>
  );
}
