"use client";
import { useEffect, useRef, useState } from "react";

const SETTLE_MS = 500;

let speak: ((text: string) => void) | null = null;

/** Says `text` through the page's one status, at once: for what a key did that only the eye would see. */
export function announce(text: string): void {
  speak?.(text);
}

/** The one place of a page that speaks to screen readers on its own. It must be there before there is a text. */
export function LiveRegion() {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    // The same words again are only read when something about them is new.
    const say = (next: string) =>
      setSpoken((before) => (before === next && next !== "" ? `${next}\u00a0` : next));
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

/** Says `text` whenever it has changed and settled; takes it back when it goes. */
export function LiveStatus({ text }: { text: string }) {
  const wasSpoken = useRef("");
  useEffect(() => {
    if (wasSpoken.current === text) return;
    const timer = setTimeout(() => {
      wasSpoken.current = text;
      announce(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => announce(""), []);
  return null;
}
