"use client";

import { createContext, type ReactNode, use } from "react";
import { exclude, include, only, release } from "@/lib/search/edit";
import { editSearch } from "./use-search-state";

/** What any value on screen can do to the search. `field` is a dotted path, `value` its text. */
export interface SearchActions {
  include(field: string, value: string): void;
  exclude(field: string, value: string): void;
  only(field: string, value: string): void;
  /** Takes back what `include` or `exclude` did. */
  release(field: string, value: string): void;
}

/** Each is one step back in the history. */
const urlActions: SearchActions = {
  include: (field, value) => editSearch((search) => include(search, field, value)),
  exclude: (field, value) => editSearch((search) => exclude(search, field, value)),
  only: (field, value) => editSearch((search) => only(search, field, value)),
  release: (field, value) => editSearch((search) => release(search, field, value)),
};

const Actions = createContext<SearchActions>(urlActions);

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
