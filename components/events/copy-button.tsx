"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "@/components/explorer/copy-text";
import { IconButton } from "@/components/ui/icon-button";

interface CopyButtonProps {
  label: string;
  /** Worked out when it is wanted: it may be long. */
  text: () => string;
  className?: string | undefined;
  tabIndex?: number | undefined;
}

const SHOWN_MS = 1_500;

/** Copies a text as it is, and says for a moment that it did. */
export function CopyButton({ label, text, className, tabIndex }: CopyButtonProps) {
  const [result, setResult] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => setResult((await copyText(text())) ? "copied" : "refused");
  const Icon = result === "copied" ? Check : Copy;
  return (
    <IconButton
      size="sm"
      label={result === null ? label : result === "copied" ? "Copied" : "The browser refused to copy"}
      tabIndex={tabIndex}
      className={className}
      onClick={() => void copy()}
    >
      <Icon aria-hidden size={14} strokeWidth={1.5} />
    </IconButton>
  );
}
