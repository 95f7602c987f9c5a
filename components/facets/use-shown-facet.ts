"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { useCommand } from "@/components/commands/commands";

/** Goes to the facet of a field when told to from elsewhere, once `open` has put it there. */
export function useShownFacet(panel: RefObject<HTMLElement | null>, open: (field: string) => void): void {
  const wanted = useRef<string | null>(null);
  const go = () => {
    const facets = panel.current?.querySelectorAll<HTMLElement>("[data-facet]") ?? [];
    const facet = [...facets].find((one) => one.dataset.facet === wanted.current);
    if (facet === undefined) return;
    wanted.current = null;
    facet.querySelector("button")?.focus();
  };
  useLayoutEffect(go);
  useCommand("show-facet", (field) => {
    wanted.current = field;
    open(field);
    go();
  });
}
