"use client";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MenuItem } from "@/components/ui/menu-item";
import { MenuSurface } from "@/components/ui/surfaces";

export interface MenuRequest {
  /** The element that the menu belongs to; focus returns to it. */
  anchor: HTMLElement;
  /** Names the menu, such as "client_ip 203.0.113.9". */
  label: string;
  items: readonly MenuItem[];
}

type OpenMenu = (request: MenuRequest) => void;

const OpenMenuContext = createContext<OpenMenu | null>(null);

/** One menu for a whole page: thousands of values share it, so that a value costs a button and no more. */
export function MenuHostProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<MenuRequest | null>(null);
  const open = useMemo<OpenMenu>(
    () => (next) => setRequest((now) => (now?.anchor === next.anchor ? null : next)),
    [],
  );
  return (
    <OpenMenuContext value={open}>
      {children}
      {request === null ? null : (
        <SharedMenu key={request.label} request={request} onClose={() => setRequest(null)} />
      )}
    </OpenMenuContext>
  );
}

/** Opens the page's one menu; a second call with the same anchor closes it. Throws outside of a MenuHostProvider. */
export function useOpenMenu(): OpenMenu {
  const open = useContext(OpenMenuContext);
  if (open === null) throw new Error("MenuHostProvider is missing above this component");
  return open;
}

function SharedMenu({ request, onClose }: { request: MenuRequest; onClose: () => void }) {
  const anchor = useRef<HTMLElement>(request.anchor);
  useLayoutEffect(() => {
    const element = anchor.current;
    element?.setAttribute("aria-expanded", "true");
    return () => element?.removeAttribute("aria-expanded");
  }, []);
  const leave = () => {
    request.anchor.focus({ preventScroll: true });
    onClose();
  };
  return (
    <MenuSurface
      anchor={anchor}
      onDismiss={(reason) => (reason === "escape" ? leave() : onClose())}
      className="min-w-44 max-w-80 p-1"
      id="shared-menu"
      label={request.label}
      items={request.items}
      choice="one"
      startAt="first"
      onLeave={leave}
      onSelect={(item) => {
        leave();
        item.onSelect();
      }}
    />
  );
}
