"use client";

import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/popover";
import { describeGroup } from "@/lib/search/describe";
import { countConditions } from "@/lib/search/group";
import type { Group, Search, Window } from "@/lib/search/schema";
import { GROUP_WORDS } from "./group-words";
import { LateContent } from "./late-content";
import { groupEditor } from "./late-parts";

interface GroupChipProps {
  scope: string;
  search: Search;
  window: Window;
  path: number[];
  group: Group;
  onRemove: () => void;
}

/** A group as one pill, "any of 3 conditions"; it opens to a list of them. */
export function GroupChip({ scope, search, window, path, group, onRemove }: GroupChipProps) {
  const [isOpen, setOpen] = useState(false);
  const count = countConditions(group);
  const text = `${GROUP_WORDS[group.op]} ${count} ${count === 1 ? "condition" : "conditions"}`;
  return (
    <span
      className={cx(
        "inline-flex h-6.5 min-w-0 max-w-full items-center rounded-md border bg-sunk",
        group.op === "not" ? "border-bad" : "border-line2",
        group.disabled && "border-dashed text-ink3",
      )}
    >
      <Popover
        label={`Group: ${text}`}
        open={isOpen}
        onOpenChange={setOpen}
        className="w-104 max-w-[calc(100vw-1.25rem)] p-3"
        trigger={
          <button
            type="button"
            data-pill
            onPointerEnter={groupEditor.preload}
            onFocus={groupEditor.preload}
            onKeyDown={(event) => {
              if (event.key !== "Delete" && event.key !== "Backspace") return;
              event.preventDefault();
              onRemove();
            }}
            className={cx(
              "flex h-full items-center gap-1.5 rounded-l-md pr-1.5 pl-2",
              group.disabled && "line-through",
            )}
          >
            <span className={group.op === "not" ? "text-bad" : undefined}>{GROUP_WORDS[group.op]}</span>{" "}
            <b className="font-semibold">
              {count} {count === 1 ? "condition" : "conditions"}
            </b>
            <span className="sr-only">
              : {describeGroup(group)}
              {group.disabled ? ", switched off. Edit" : ". Edit"}
            </span>
            <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="text-ink3" />
          </button>
        }
      >
        <LateContent part={groupEditor} className="h-80 w-full">
          {({ GroupEditor }) => (
            <GroupEditor
              scope={scope}
              search={search}
              window={window}
              path={path}
              onClose={() => setOpen(false)}
            />
          )}
        </LateContent>
      </Popover>
      <button
        type="button"
        aria-label={`Remove: ${text}`}
        onClick={onRemove}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-r-md text-ink3 hover:text-ink"
      >
        <X aria-hidden size={14} strokeWidth={1.5} />
      </button>
    </span>
  );
}
