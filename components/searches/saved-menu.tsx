"use client";
import { Copy, Download, FolderOpen, History, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { MenuItem } from "@/components/ui/menu-item";
import type { SavedSearch } from "@/lib/contract/searches";
import { downloadSearches } from "./download";
import { savedPath } from "./saved-address";
import type { SavedAct } from "./saved-dialogs";

interface MenuContext {
  scope: string;
  search: SavedSearch;
  mayWrite: boolean;
  onTask: (task: SavedAct) => void;
}

/** What can be done with a saved search; what one may not do is not there. */
export function useSavedMenu({ scope, search, mayWrite, onTask }: MenuContext): MenuItem[] {
  const router = useRouter();
  const edit: MenuItem = {
    id: "edit",
    label: "Name, sharing…",
    icon: <Pencil aria-hidden strokeWidth={1.5} />,
    onSelect: () => onTask({ kind: "edit", search }),
  };
  const duplicate: MenuItem = {
    id: "duplicate",
    label: "Duplicate…",
    icon: <Copy aria-hidden strokeWidth={1.5} />,
    onSelect: () => onTask({ kind: "copy", search }),
  };
  const versions: MenuItem = {
    id: "versions",
    label: "Versions…",
    icon: <History aria-hidden strokeWidth={1.5} />,
    onSelect: () => onTask({ kind: "versions", search }),
  };
  return [
    {
      id: "open",
      label: "Open",
      icon: <FolderOpen aria-hidden strokeWidth={1.5} />,
      onSelect: () => router.push(savedPath(scope, search)),
    },
    ...(search.canEdit ? [edit] : []),
    ...(mayWrite ? [duplicate] : []),
    ...(search.canEdit ? [versions] : []),
    {
      id: "export",
      label: "Export as a file",
      icon: <Download aria-hidden strokeWidth={1.5} />,
      onSelect: () => downloadSearches([search]),
    },
    ...(search.canEdit
      ? ([
          "separator",
          {
            id: "delete",
            label: "Delete",
            danger: true,
            icon: <Trash2 aria-hidden strokeWidth={1.5} />,
            onSelect: () => onTask({ kind: "delete", search }),
          },
        ] satisfies MenuItem[])
      : []),
  ];
}
