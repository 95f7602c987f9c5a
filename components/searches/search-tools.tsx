"use client";
import type { Screen } from "@/components/explorer/use-search-state";
import { Late } from "@/components/ui/on-demand";
import type { Role } from "@/lib/contract/session";
import type { Search, Window } from "@/lib/search/schema";
import { EarlierButton } from "./earlier-button";
import { openSaved } from "./late-parts";
import { SavedControls } from "./saved-controls";

interface KeptSearchProps {
  scope: string;
  role: Role;
  search: Search;
  screen: Screen;
}

/** What is done with a search as a whole: earlier ones found, this one saved and shared. */
export function SearchTools({ zone, ...props }: KeptSearchProps & { window: Window; zone: string }) {
  return (
    <>
      <EarlierButton scope={props.scope} zone={zone} />
      <SavedControls {...props} />
    </>
  );
}

/** Over the search: the saved one that is open, if one is. */
export function OpenSavedSlot({ screen, ...props }: KeptSearchProps) {
  const { saved } = screen;
  if (!saved) return null;
  return (
    <Late part={openSaved} pending={<div className="h-9" />}>
      {({ OpenSaved }) => <OpenSaved {...props} mark={saved} />}
    </Late>
  );
}
