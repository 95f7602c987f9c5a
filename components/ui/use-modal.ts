import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { pushLayer } from "./layer-stack";

/**
 * Opens a `<dialog>` as a modal for as long as it is mounted, gives the focus to `[data-autofocus]` in it and
 * then back to where it was. `onCancel` is told of Escape and of whatever else the platform cancels with.
 */
export function useModal(element: RefObject<HTMLDialogElement | null>, onCancel: () => void): void {
  const cancel = useRef(onCancel);
  useEffect(() => {
    cancel.current = onCancel;
  });
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    const opener = document.activeElement;
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.open = true;
    dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    // Android's back gesture and the like; Escape is taken by the stack before it gets here.
    const onCancelEvent = (event: Event) => {
      event.preventDefault();
      cancel.current();
    };
    dialog.addEventListener("cancel", onCancelEvent);
    const remove = pushLayer({ element: dialog, anchor: null, close: () => cancel.current() });
    return () => {
      remove();
      dialog.removeEventListener("cancel", onCancelEvent);
      if (dialog.open) dialog.close?.();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [element]);
}
