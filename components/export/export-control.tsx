"use client";
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { IconButton } from "@/components/ui/icon-button";
import { Late } from "@/components/ui/on-demand";
import { SurfaceError } from "@/components/ui/surface-error";
import type { Role } from "@/lib/contract/session";
import type { Search, Window } from "@/lib/search/schema";
import { exportDialog } from "./late-parts";

interface ExportControlProps {
  scope: string;
  search: Search;
  /** The run's, so that the file holds what the table lists. */
  window: Window;
}

/** The way to a file of all that the search finds, for those whose role has it. */
export function ExportControl({ role, ...props }: ExportControlProps & { role: Role }) {
  return role === "viewer" ? null : <ExportButton {...props} />;
}

function ExportButton(props: ExportControlProps) {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  useCommand("export", () => setOpen(true));
  return (
    <>
      <IconButton
        ref={anchor}
        size="sm"
        label="Export events…"
        aria-haspopup="dialog"
        onPointerEnter={exportDialog.preload}
        onFocus={exportDialog.preload}
        onClick={() => setOpen(true)}
      >
        <Download aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      {isOpen ? (
        <Late
          part={exportDialog}
          failed={(failure) => <SurfaceError failure={failure} anchor={anchor} onDismiss={close} />}
        >
          {({ ExportDialog }) => <ExportDialog {...props} onClose={close} />}
        </Late>
      ) : null}
    </>
  );
}
