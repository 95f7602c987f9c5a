"use client";
import type { ReactNode } from "react";
import { Layer, type LayerProps } from "./layer";
import { MenuList, type MenuListProps } from "./menu-list";
import { PopoverBody, type PopoverBodyProps } from "./popover-body";

type Placed = Pick<LayerProps, "anchor" | "align" | "onDismiss">;

export interface MenuSurfaceProps extends Placed, MenuListProps {
  /** Shown over the items, not a choice itself. */
  header?: ReactNode;
  className: string;
}

/** An open menu beside its trigger. */
export function MenuSurface({ anchor, align, onDismiss, className, header, ...list }: MenuSurfaceProps) {
  return (
    <Layer anchor={anchor} align={align} onDismiss={onDismiss} className={className}>
      {header ? <div className="border-line border-b px-2 pt-1 pb-2 text-ink3 text-sm">{header}</div> : null}
      <MenuList {...list} />
    </Layer>
  );
}

export type PopoverSurfaceProps = Placed & PopoverBodyProps;

/** An open popover beside its trigger. */
export function PopoverSurface({ anchor, align, onDismiss, ...body }: PopoverSurfaceProps) {
  return (
    <Layer anchor={anchor} align={align} onDismiss={onDismiss}>
      <PopoverBody {...body} />
    </Layer>
  );
}

/** A tooltip: it takes no part in dismissal. */
export function TooltipSurface(props: LayerProps) {
  return <Layer {...props} align="center" role="tooltip" className="max-w-72 px-2 py-1 text-sm" />;
}
