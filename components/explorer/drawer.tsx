"use client";

import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useModal } from "@/components/ui/use-modal";

interface DrawerProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal surface from the left edge, for what has a pane of its own on a wide screen. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const element = useRef<HTMLDialogElement>(null);
  useModal(element, onClose);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop; Escape is the layer stack's
    <dialog
      ref={element}
      aria-label={title}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="m-0 h-dvh max-h-none w-80 max-w-[calc(100vw-2rem)] border-line2 border-r bg-page text-base text-ink"
    >
      <div className="flex h-full min-h-0 flex-col">
        <div className="flex h-11 shrink-0 items-center justify-between border-line border-b px-3">
          <h2 className="font-semibold">{title}</h2>
          <IconButton label="Close" onClick={onClose}>
            <X aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </div>
    </dialog>
  );
}
