import { cloneElement, type DOMAttributes, type KeyboardEvent, type ReactElement, type Ref } from "react";
import { preloadSurfaces } from "./surfaces";

/** What a menu or popover needs of the element that opens it: any of our buttons has it. */
export interface TriggerProps extends DOMAttributes<HTMLElement> {
  ref?: Ref<HTMLElement>;
  "aria-haspopup"?: "menu" | "dialog" | "listbox" | undefined;
  "aria-expanded"?: boolean | undefined;
  "aria-controls"?: string | undefined;
}

/** Any element: the props of a button component are wider than a listener for HTMLElement can say. */
// biome-ignore lint/suspicious/noExplicitAny: variance of event handlers makes a narrower bound refuse every button
export type TriggerElement = ReactElement<any>;

interface Wiring {
  ref: Ref<HTMLElement>;
  popup: "menu" | "dialog";
  open: boolean;
  controls: string;
  onToggle: () => void;
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
}

/** The trigger with its popup's ARIA state and listeners, from the first paint on; the popup's code comes with the pointer or the focus. */
export function wireTrigger(trigger: TriggerElement, wiring: Wiring): ReactElement {
  const given = trigger.props as TriggerProps;
  const added: TriggerProps = {
    ref: wiring.ref,
    "aria-haspopup": wiring.popup,
    "aria-expanded": wiring.open,
    "aria-controls": wiring.open ? wiring.controls : undefined,
    onPointerEnter: (event) => {
      given.onPointerEnter?.(event);
      void preloadSurfaces();
    },
    onFocus: (event) => {
      given.onFocus?.(event);
      void preloadSurfaces();
    },
    onClick: (event) => {
      given.onClick?.(event);
      if (!event.defaultPrevented) wiring.onToggle();
    },
    onKeyDown: (event) => {
      given.onKeyDown?.(event);
      if (!event.defaultPrevented) wiring.onKeyDown?.(event);
    },
  };
  return cloneElement(trigger, added);
}
