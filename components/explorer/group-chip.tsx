"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { describeGroup } from "@/lib/search/describe";
import { countConditions } from "@/lib/search/group";
import type { Group, Search, Window } from "@/lib/search/schema";
import { GROUP_WORDS } from "./group-words";
import { groupEditor } from "./late-parts";
import { useValueWords } from "./org-names";
import { Pill } from "./pill";

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
  const words = useValueWords();
  const count = countConditions(group);
  const text = `${GROUP_WORDS[group.op]} ${count} ${count === 1 ? "condition" : "conditions"}`;
  const isNegative = group.op === "not";
  return (
    <Pill
      kind="Group"
      text={text}
      isNegative={isNegative}
      isDisabled={group.disabled ?? false}
      onRemove={onRemove}
      className="bg-sunk"
      popoverWidth="w-104"
      open={isOpen}
      onOpenChange={setOpen}
      editor={groupEditor}
      face={
        <>
          <span className={isNegative ? "text-bad" : undefined}>{GROUP_WORDS[group.op]}</span>{" "}
          <b className="font-semibold">
            {count} {count === 1 ? "condition" : "conditions"}
          </b>
          <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="text-ink3" />
        </>
      }
      spoken={`: ${describeGroup(group, words)}`}
    >
      {({ GroupEditor }) => (
        <GroupEditor
          scope={scope}
          search={search}
          window={window}
          path={path}
          onClose={() => setOpen(false)}
        />
      )}
    </Pill>
  );
}
