"use client";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { pushLayer } from "@/components/ui/layer-stack";

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

function useModal(element: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.open = true;
    // The gesture for "back" cancels without a key; Escape is the layer stack's.
    const onCancel = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    dialog.addEventListener("cancel", onCancel);
    const remove = pushLayer({ element: dialog, anchor: null, close: () => close.current() });
    return () => {
      remove();
      dialog.removeEventListener("cancel", onCancel);
      dialog.close?.();
    };
  }, [element]);
}
