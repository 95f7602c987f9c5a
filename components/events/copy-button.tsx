"use client";
import { Check, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { COPY_WORDS, useCopy } from "./use-copy";

interface CopyButtonProps {
  label: string;
  /** Worked out when it is wanted: it may be long. */
  text: () => string;
  /** A word beside the icon, which `label` must hold. */
  shown?: string | undefined;
  className?: string | undefined;
  tabIndex?: number | undefined;
}

/** Copies a text as it is, and says for a moment that it did. */
export function CopyButton({ label, text, shown, className, tabIndex }: CopyButtonProps) {
  const { last, copy } = useCopy();
  const Icon = last?.result === "copied" ? Check : Copy;
  const name = last === null ? label : COPY_WORDS[last.result];
  const icon = <Icon aria-hidden size={14} strokeWidth={1.5} />;
  const onClick = () => void copy(text(), undefined);
  if (shown !== undefined) {
    return (
      <Button size="sm" aria-label={name} tabIndex={tabIndex} className={className} onClick={onClick}>
        {icon}
        {last === null ? shown : COPY_WORDS[last.result]}
      </Button>
    );
  }
  return (
    <IconButton size="sm" label={name} tabIndex={tabIndex} className={className} onClick={onClick}>
      {icon}
    </IconButton>
  );
}
