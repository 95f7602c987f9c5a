"use client";
import { History } from "lucide-react";
import { useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { LateContent } from "@/components/explorer/late-content";
import { useShortcut } from "@/components/explorer/use-shortcut";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { earlierList } from "./late-parts";

/** The way to what one searched for before. */
export function EarlierButton({ scope, zone }: { scope: string; zone: string }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut("h", () => setOpen(true));
  useCommand("earlier", () => setOpen(true));
  return (
    <Popover
      label="Earlier searches"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-[34rem] max-w-[calc(100vw-1.25rem)] p-2"
      trigger={
        <IconButton
          label="Earlier searches ( h )"
          onPointerEnter={earlierList.preload}
          onFocus={earlierList.preload}
        >
          <History aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      }
    >
      <LateContent part={earlierList} className="h-72 w-full">
        {({ EarlierList }) => <EarlierList scope={scope} zone={zone} onDone={() => setOpen(false)} />}
      </LateContent>
    </Popover>
  );
}
