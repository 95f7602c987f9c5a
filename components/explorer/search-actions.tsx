"use client";

import { createContext, type ReactNode, use } from "react";
import { exclude, include, only, release } from "@/lib/search/edit";
import { refineSearch } from "./refine-search";

/** What any value on screen can do to the search. `field` is a dotted path, `value` its text. */
export interface SearchActions {
  include(field: string, value: string): void;
  exclude(field: string, value: string): void;
  only(field: string, value: string): void;
  /** Takes back what `include` or `exclude` did. */
  release(field: string, value: string): void;
}

/** Each is one step back in the history. */
const pageActions: SearchActions = {
  include: (field, value) => refineSearch((search) => include(search, field, value)),
  exclude: (field, value) => refineSearch((search) => exclude(search, field, value)),
  only: (field, value) => refineSearch((search) => only(search, field, value)),
  release: (field, value) => refineSearch((search) => release(search, field, value)),
};

const Actions = createContext<SearchActions>(pageActions);

/** Gives other actions to the values inside, where they should not act on the address bar. */
export function SearchActionsProvider({
  actions,
  children,
}: {
  actions: SearchActions;
  children: ReactNode;
}) {
  return <Actions value={actions}>{children}</Actions>;
}

export function useSearchActions(): SearchActions {
  return use(Actions);
}
