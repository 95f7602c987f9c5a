"use client";
import { Bookmark, Share2 } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { canDo, tell, useCommand } from "@/components/commands/commands";
import { editScreen, type Screen } from "@/components/explorer/use-search-state";
import { IconButton } from "@/components/ui/icon-button";
import { Late } from "@/components/ui/on-demand";
import { SurfaceError } from "@/components/ui/surface-error";
import type { Role } from "@/lib/contract/session";
import { encodeSearch } from "@/lib/search/codec";
import type { Search, Window } from "@/lib/search/schema";
import { saveDialog, shareDialog } from "./late-parts";
import { newDraft } from "./saved-draft";
import { writeMark } from "./saved-mark";

interface SavedControlsProps {
  scope: string;
  role: Role;
  search: Search;
  screen: Screen;
  window: Window;
}

/** Save and Share beside the search: buttons, keys and commands here, the dialogs when they open. */
export function SavedControls({ scope, role, search, screen, window }: SavedControlsProps) {
  const [open, setOpen] = useState<"save" | "share" | null>(null);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  const save = () => {
    if (role === "viewer") tell("say", "Your role opens searches and does not save them.");
    else if (canDo("save-over")) tell("save-over");
    else setOpen("save");
  };
  useSaveKey(save);
  useCommand("save-search", save);
  useCommand("save-as", () => setOpen("save"));
  useCommand("share", () => setOpen("share"));
  return (
    <>
      {role === "viewer" ? null : (
        <IconButton
          ref={anchor}
          label="Save search as…"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+S Meta+S"
          onPointerEnter={saveDialog.preload}
          onFocus={saveDialog.preload}
          onClick={() => setOpen("save")}
        >
          <Bookmark aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      )}
      <IconButton
        label="Share…"
        aria-haspopup="dialog"
        onPointerEnter={shareDialog.preload}
        onFocus={shareDialog.preload}
        onClick={() => setOpen("share")}
      >
        <Share2 aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      {open === "save" ? (
        <Late
          part={saveDialog}
          failed={(failure) => (
            <SurfaceError failure={failure} anchor={anchor} align="end" onDismiss={close} />
          )}
        >
          {({ SavedDialogs }) => (
            <SavedDialogs
              task={{ kind: "new", draft: newDraft(encodeSearch(search)) }}
              scope={scope}
              mayPublish={role === "admin"}
              onClose={close}
              onCreated={(saved) => editScreen({ saved: writeMark(saved) })}
            />
          )}
        </Late>
      ) : null}
      {open === "share" ? (
        <Late
          part={shareDialog}
          failed={(failure) => (
            <SurfaceError failure={failure} anchor={anchor} align="end" onDismiss={close} />
          )}
        >
          {({ ShareDialog }) => (
            <ShareDialog
              scope={scope}
              search={search}
              screen={screen}
              window={window}
              mayShorten={role !== "viewer"}
              onClose={close}
            />
          )}
        </Late>
      ) : null}
    </>
  );
}

/** Ctrl+S or Cmd+S, while typing too, but not in a dialog: what that would save is not what is behind it. */
function useSaveKey(act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    if (document.querySelector("dialog[open]") === null) act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
