"use client";
import { useMemo } from "react";
import type { RawEvent } from "@/lib/insights/wire";
import { ClippedText } from "./clipped-text";
import { CopyButton } from "./copy-button";
import { visibleJson } from "./visible-text";

const SHOWN = 50_000;

/** The event as JSON. Hidden characters stand as escapes, so the text is still the same JSON. */
export function DetailJson({ event }: { event: RawEvent }) {
  const text = useMemo(() => visibleJson(event), [event]);
  return (
    <div className="relative">
      <CopyButton label="Copy JSON" text={() => text} className="absolute top-2 right-3 bg-panel" />
      <pre className="px-4 py-3 pr-12 font-mono text-ink2 text-sm wrap-anywhere whitespace-pre-wrap">
        <ClippedText text={text} first={SHOWN} keepLines />
      </pre>
    </div>
  );
}
