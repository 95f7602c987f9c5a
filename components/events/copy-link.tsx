"use client";
import { Check, Link } from "lucide-react";
import { eventLink } from "@/components/explorer/event-link";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { describeRange } from "@/lib/search/describe";
import type { DetailSource } from "./detail-source";
import { COPY_WORDS, useCopy } from "./use-copy";

interface CopyLinkProps {
  source: DetailSource;
  /** The event's own id. */
  id: string;
  tab: string | undefined;
  /** IANA name. */
  zone: string;
}

/** Copies the address of one event: over the range of this run for good, or over the range as it moves on. */
export function CopyLink({ source: { search, window }, id, tab, zone }: CopyLinkProps) {
  const { last, copy } = useCopy();
  const isRelative = "last" in search.range;
  const page = () => location.origin + location.pathname;
  const Icon = last?.result === "copied" ? Check : Link;
  return (
    <Menu
      label="Link to this event"
      align="end"
      trigger={
        <IconButton size="sm" label={last === null ? "Copy link" : COPY_WORDS[last.result]}>
          <Icon aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      }
      items={[
        {
          id: "absolute",
          label: "Copy link with this run's fixed time range",
          hint: "to share",
          onSelect: () => void copy(eventLink(page(), { search, id, tab }, window), undefined),
        },
        {
          id: "relative",
          label: isRelative
            ? `Copy link with the moving range “${describeRange(search.range, zone)}”`
            : "Copy link with a moving range",
          hint: isRelative ? "to keep" : "the range is fixed",
          disabled: !isRelative,
          onSelect: () => void copy(eventLink(page(), { search, id, tab }, null), undefined),
        },
      ]}
    />
  );
}
