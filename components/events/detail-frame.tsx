"use client";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useModal } from "@/components/ui/use-modal";

interface DetailFrameProps {
  label: string;
  onClose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** Beside the table on a wide screen: a region that one may leave and come back to. */
export function DetailRegion({ label, onClose, onKeyDown, children }: DetailFrameProps) {
  const listen = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    } else onKeyDown(event);
  };
  return (
    <aside
      aria-label={label}
      onKeyDown={listen}
      className="flex h-full min-h-0 flex-col border-line border-l bg-panel"
    >
      {children}
    </aside>
  );
}

/** The whole screen on a narrow one: a modal dialog of the platform. */
export function DetailDialog({ label, onClose, onKeyDown, children }: DetailFrameProps) {
  const element = useRef<HTMLDialogElement>(null);
  useModal(element, onClose);
  return (
    <dialog
      ref={element}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-dvw max-w-none flex-col bg-panel text-base text-ink open:flex"
    >
      {children}
    </dialog>
  );
}
