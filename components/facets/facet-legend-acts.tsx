"use client";
import { ArrowDownUp, Pin, X } from "lucide-react";
import type { ReactNode } from "react";
import { visibleText } from "@/components/events/visible-text";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";

const LOOK =
  "bg-page! opacity-0 focus-visible:opacity-100 group-hover/facet:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100";

interface LegendActsProps {
  field: string;
  isFirst: boolean;
  isLast: boolean;
  /** By so many places, up when negative. */
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** What can be done with a facet itself: over the end of its legend, on hover and on focus. */
export function LegendActs({ field, isFirst, isLast, onMove, onRemove }: LegendActsProps) {
  const label = visibleText(field);
  return (
    <Corner>
      <Menu
        label={`Order of facet ${label}`}
        align="end"
        trigger={
          <IconButton size="sm" label={`Move facet ${label}`} className={LOOK}>
            <ArrowDownUp aria-hidden size={14} strokeWidth={1.5} />
          </IconButton>
        }
        items={[
          { id: "up", label: "Move up", disabled: isFirst, onSelect: () => onMove(-1) },
          { id: "down", label: "Move down", disabled: isLast, onSelect: () => onMove(1) },
          {
            id: "first",
            label: "Move to the top",
            disabled: isFirst,
            onSelect: () => onMove(Number.NEGATIVE_INFINITY),
          },
        ]}
      />
      <IconButton size="sm" label={`Remove facet ${label}`} onClick={onRemove} className={LOOK}>
        <X aria-hidden size={14} strokeWidth={1.5} />
      </IconButton>
    </Corner>
  );
}

/** The same for a facet that is there because the bars are split by its field. */
export function SplitActs({ field, onPin }: { field: string; onPin: () => void }) {
  return (
    <Corner>
      <IconButton size="sm" label={`Pin facet ${visibleText(field)}`} onClick={onPin} className={LOOK}>
        <Pin aria-hidden size={14} strokeWidth={1.5} />
      </IconButton>
    </Corner>
  );
}

function Corner({ children }: { children: ReactNode }) {
  return <span className="absolute top-0 right-0 flex">{children}</span>;
}
