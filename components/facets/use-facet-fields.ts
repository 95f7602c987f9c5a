"use client";
import { useMemo } from "react";
import { ORG_FIELD } from "@/components/explorer/org-names";
import { store, useStored } from "@/components/explorer/use-stored";

export interface FacetField {
  field: string;
  isOpen: boolean;
}

const KEY = "facets";
/** Kept by themselves: what one looks at within an organisation is not what one looks at across them. */
const ACROSS_KEY = "facets-all";
/** Four are open at first: each open one is a request of every run. */
const DEFAULT_FACETS: readonly FacetField[] = [
  { field: "event_type", isOpen: true },
  { field: "outcome", isOpen: true },
  { field: "client_ip", isOpen: true },
  { field: "initiated_by.email", isOpen: true },
  { field: "initiated_by.username", isOpen: false },
  { field: "geoip.country_code", isOpen: false },
  { field: "service", isOpen: false },
  { field: "auth_method", isOpen: false },
];
const ACROSS_FACETS: readonly FacetField[] = [{ field: ORG_FIELD, isOpen: true }, ...DEFAULT_FACETS];
const PROVIDER_KEY = "facets-msp";
/** The provider's own events: what its people and their tools did, and to which organisation. */
const PROVIDER_FACETS: readonly FacetField[] = [
  { field: "event_type", isOpen: true },
  { field: "outcome", isOpen: true },
  { field: "initiated_by.email", isOpen: true },
  { field: ORG_FIELD, isOpen: true },
  { field: "client_ip", isOpen: false },
  { field: "geoip.country_code", isOpen: false },
  { field: "resource.type", isOpen: false },
];
const FACETS_MAX = 40;

export interface FacetFields {
  facets: readonly FacetField[];
  toggle(field: string): void;
  /** Puts a facet first and opens it; one that is there already is opened where it is. */
  add(field: string): void;
  remove(field: string): void;
  /** Moves a facet by so many places, up when negative. */
  move(field: string, by: number): void;
  /** The ones that everybody starts with. */
  reset(): void;
}

/** The chosen facets of a scope and which of them are open, kept in this browser. */
export function useFacetFields(scope: string): FacetFields {
  const [key, usual] = usualFacets(scope);
  const stored = useStored(key);
  const facets = useMemo(() => readFacets(stored, usual), [stored, usual]);
  const keep = (next: readonly FacetField[]) => store(key, JSON.stringify(next.slice(0, FACETS_MAX)));
  const setOpen = (field: string, change: (isOpen: boolean) => boolean) =>
    keep(facets.map((facet) => (facet.field === field ? { field, isOpen: change(facet.isOpen) } : facet)));
  return {
    facets,
    toggle: (field) => setOpen(field, (isOpen) => !isOpen),
    add: (field) =>
      facets.some((facet) => facet.field === field)
        ? setOpen(field, () => true)
        : keep([{ field, isOpen: true }, ...facets]),
    remove: (field) => keep(facets.filter((facet) => facet.field !== field)),
    move: (field, by) => keep(moved(facets, field, by)),
    reset: () => store(key, null),
  };
}

function usualFacets(scope: string): [key: string, usual: readonly FacetField[]] {
  if (scope === "msp") return [PROVIDER_KEY, PROVIDER_FACETS];
  return scope === "all" ? [ACROSS_KEY, ACROSS_FACETS] : [KEY, DEFAULT_FACETS];
}

function moved(facets: readonly FacetField[], field: string, by: number): readonly FacetField[] {
  const from = facets.findIndex((facet) => facet.field === field);
  const [facet] = facets.slice(from, from + 1);
  if (facet === undefined) return facets;
  const to = Math.max(0, Math.min(facets.length - 1, from + by));
  return facets.toSpliced(from, 1).toSpliced(to, 0, facet);
}

/** Facets as kept between visits; what cannot be read gives the usual ones. */
function readFacets(text: string | null, usual: readonly FacetField[]): readonly FacetField[] {
  if (text === null) return usual;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isFacetField) ? list : usual;
  } catch {
    return usual;
  }
}

function isFacetField(item: unknown): item is FacetField {
  if (typeof item !== "object" || item === null || !("field" in item) || !("isOpen" in item)) return false;
  return typeof item.field === "string" && typeof item.isOpen === "boolean";
}
