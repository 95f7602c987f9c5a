"use client";

import { Ellipsis, GripVertical, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { isGroup } from "@/lib/search/group";
import { type Item, itemAt, type Path } from "@/lib/search/tree";
import type { TreeCommand } from "./tree-commands";
import { useTree } from "./tree-context";

/** Where a pointer takes hold of a row. Menu and keys do the same, so that it is for the pointer alone. */
export function Grip({ path }: { path: Path }) {
  const { grab } = useTree();
  return (
    <span
      aria-hidden
      onPointerDown={(event) => grab(path, event)}
      // Else the drag would select the words that it passes.
      onMouseDown={(event) => event.preventDefault()}
      className="flex h-6 w-4 shrink-0 cursor-grab touch-none items-center justify-center text-ink3 hover:text-ink"
    >
      <GripVertical size={14} strokeWidth={1.5} />
    </span>
  );
}

interface Command {
  command: TreeCommand;
  label: string;
  hint?: string;
  isDanger?: boolean;
}

/** The commands of an item, one of `selected` rows; those that move it only where it can go. */
export function itemCommands(item: Item, path: Path, selected = 0): (Command | "separator")[] {
  const all: Command = { command: "delete", label: "Delete all conditions", isDanger: true };
  const toggle: Command = { command: "toggle", label: item.disabled ? "Switch on" : "Switch off" };
  if (path.length === 0) {
    return [toggle, { command: "wrap", label: "Put all into a group", hint: "Ctrl+G" }, "separator", all];
  }
  return [
    { command: "up", label: "Move up", hint: "Alt+↑" },
    { command: "down", label: "Move down", hint: "Alt+↓" },
    { command: "in", label: "Move into the group above", hint: "Alt+→" },
    { command: "out", label: "Move out of its group", hint: "Alt+←" },
    "separator",
    { command: "join", label: "Either this or the one above", hint: "|" },
    {
      command: "wrap",
      label: selected > 1 ? `Put ${selected} rows into a group` : "Put into a group",
      hint: "Ctrl+G",
    },
    ...(isGroup(item) ? [{ command: "dissolve" as const, label: "Ungroup" }] : []),
    { command: "duplicate", label: "Duplicate", hint: "Ctrl+D" },
    toggle,
    "separator",
    { command: "delete", label: "Delete", hint: "Del", isDanger: true },
  ];
}

interface ItemMenuProps {
  name: string;
  path: Path;
  items: (Command | "separator")[];
}

/** All that can be done with a row, where a key for it is told. */
export function ItemMenu({ name, path, items }: ItemMenuProps) {
  const { run, draft } = useTree();
  return (
    <Menu
      label={`Actions: ${name}`}
      align="end"
      trigger={
        <IconButton
          label={`Actions: ${name}`}
          size="sm"
          onKeyDown={(event) => {
            if (event.altKey) event.preventDefault();
          }}
        >
          <Ellipsis aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      }
      items={items.map(
        (entry): MenuItem =>
          entry === "separator"
            ? entry
            : {
                id: entry.command,
                label: entry.label,
                hint: entry.hint,
                danger: entry.isDanger,
                disabled: !canMove(draft.where, path, entry.command),
                onSelect: () => run(path, entry.command),
              },
      )}
    />
  );
}

export function DeleteButton({ name, path }: { name: string; path: Path }) {
  const { run } = useTree();
  return (
    <IconButton label={`Delete: ${name}`} size="sm" onClick={() => run(path, "delete")}>
      <Trash2 aria-hidden size={14} strokeWidth={1.5} />
    </IconButton>
  );
}

/** Cheap to tell for each row: everything that is no move can be tried. */
function canMove(where: Parameters<typeof itemAt>[0], path: Path, command: TreeCommand): boolean {
  const index = path.at(-1) ?? 0;
  const neighbour = (step: number) => itemAt(where, [...path.slice(0, -1), index + step]);
  if (command === "up" || command === "join") return index > 0;
  if (command === "down") return neighbour(1) !== undefined;
  if (command === "out") return path.length > 1;
  if (command !== "in") return true;
  const above = index > 0 ? neighbour(-1) : undefined;
  return above !== undefined && isGroup(above);
}
