"use client";
import { CircleHelp, Command } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { useFreshPath } from "@/components/explorer/use-fresh-path";
import { isFreeKey, useShortcut } from "@/components/explorer/use-shortcut";
import { type Place, placesOf } from "@/components/shell/pages";
import { useRecentScopes } from "@/components/shell/recent-scopes";
import { useScope } from "@/components/shell/use-scope";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Late } from "@/components/ui/on-demand";
import type { PartFailure } from "@/components/ui/part-error";
import { SurfaceError } from "@/components/ui/surface-error";
import type { OrgSummary } from "@/lib/contract/orgs";
import { useCommand } from "./commands";
import { palette, shortcutSheet } from "./late-parts";
import { Notice } from "./notice";

interface CommandCenterProps {
  scopes: readonly OrgSummary[];
  isAdmin: boolean;
}

/** The palette, the sheet of keys and short notices: their buttons and keys here, their code when they open. */
export function CommandCenter({ scopes, isAdmin }: CommandCenterProps) {
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const scope = useScope(scopes);
  const [last] = useRecentScopes(scopes);
  const freshPath = useFreshPath();
  const modifier = useModifier();
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  const failed = (failure: PartFailure) => (
    <SurfaceError failure={failure} anchor={anchor} align="end" onDismiss={close} />
  );
  usePaletteKey(() => {
    if (open === "palette") close();
    // Not over another dialog: the focus would have to go back to a page that is inert.
    else if (document.querySelector("dialog[open]") === null) setOpen("palette");
  });
  useShortcut("?", () => setOpen("shortcuts"));
  const place = (scope ?? last)?.scope ?? null;
  useGoKeys(placesOf(place, isAdmin, place === null ? undefined : freshPath(place)));
  useCommand("shortcuts", () => setOpen("shortcuts"));
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={`Command palette, ${modifier}+K`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={palette.preload}
        onFocus={palette.preload}
        onClick={() => setOpen("palette")}
        className="flex h-7.5 min-w-7.5 items-center justify-center gap-1.5 rounded-md px-1.5 text-ink2 hover:bg-sunk hover:text-ink"
      >
        <Command aria-hidden size={16} strokeWidth={1.5} />
        <span aria-hidden className="@max-3xl:hidden">
          <Kbd>{modifier}+K</Kbd>
        </span>
      </button>
      <IconButton
        label="Keyboard shortcuts ( ? )"
        aria-haspopup="dialog"
        className="@max-2xl:hidden"
        onClick={() => setOpen("shortcuts")}
      >
        <CircleHelp aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      {open === "palette" ? (
        <Late part={palette} failed={failed}>
          {({ Palette }) => <Palette scopes={scopes} scope={scope} isAdmin={isAdmin} onClose={close} />}
        </Late>
      ) : null}
      {open === "shortcuts" ? (
        <Late part={shortcutSheet} failed={failed}>
          {({ ShortcutSheet }) => <ShortcutSheet onClose={close} />}
        </Late>
      ) : null}
      <Notice />
    </>
  );
}

/** Ctrl+K or Cmd+K, from anywhere: while typing too. */
function usePaletteKey(act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before React's own listeners: a dialog keeps its keys from the page.
    document.addEventListener("keydown", listener, true);
    return () => document.removeEventListener("keydown", listener, true);
  }, []);
}

const CHORD_MS = 1_500;

/** `g`, then the key of a place. */
function useGoKeys(places: readonly Place[]): void {
  const router = useRouter();
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isSecond = event.timeStamp - pressedAt.current < CHORD_MS;
    pressedAt.current = Number.NEGATIVE_INFINITY;
    if (!isFreeKey(event)) return;
    if (event.key === "g") pressedAt.current = event.timeStamp;
    const place = isSecond ? places.find(({ key }) => key === event.key) : undefined;
    if (!place) return;
    event.preventDefault();
    router.push(place.path);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** The key that this machine holds with K. The server cannot know it. */
function useModifier(): "Ctrl" | "⌘" {
  return useSyncExternalStore(
    () => () => {},
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
