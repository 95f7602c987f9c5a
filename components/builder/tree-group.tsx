"use client";

import { ChevronDown, FolderPlus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { announce } from "@/components/ui/live-status";
import { Menu } from "@/components/ui/menu";
import { type Group, isGroup } from "@/lib/search/group";
import { SEARCH_LIMITS } from "@/lib/search/limits";
import { append } from "@/lib/search/rearrange";
import type { Path } from "@/lib/search/tree";
import { GROUP_WORDS } from "../explorer/group-words";
import { pathName } from "./row-path";
import { groupName } from "./tree-commands";
import { AddCondition, TreeCondition } from "./tree-condition";
import { useTree } from "./tree-context";
import { DeleteButton, Grip, ItemMenu, itemCommands } from "./tree-row";

interface TreeGroupProps {
  group: Group;
  path: Path;
}

/** A group: how it joins, its items, and what can be added to it. */
export function TreeGroup({ group, path }: TreeGroupProps) {
  const { dragged } = useTree();
  const name = groupName(group);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look and a legend in place of a name
    <div
      role="group"
      aria-label={group.disabled ? `${name}, switched off` : name}
      className={cx(
        "rounded-md border-l-2 pl-2",
        group.op === "not" ? "border-bad" : "border-line2",
        dragged !== null && pathName(dragged) === pathName(path) && "opacity-50",
      )}
    >
      <GroupHead group={group} path={path} name={name} />
      {group.items.length === 0 ? null : (
        <ul className="flex flex-col gap-1 py-1">
          {group.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition's identity is its place
            <li key={index}>
              {isGroup(item) ? (
                <TreeGroup group={item} path={[...path, index]} />
              ) : (
                <TreeCondition condition={item} path={[...path, index]} />
              )}
            </li>
          ))}
        </ul>
      )}
      <Additions path={path} size={group.items.length} name={name} />
    </div>
  );
}

/** The word that joins the items is a menu of the words it could be. */
function GroupHead({ group, path, name }: TreeGroupProps & { name: string }) {
  const { run, selection } = useTree();
  const isSelected = selection.has(path);
  const isRoot = path.length === 0;
  return (
    <div
      data-path={pathName(path)}
      className={cx("flex h-7 items-center gap-1 rounded-md pr-0.5", isSelected && "bg-accent-soft")}
    >
      {isRoot ? null : <Grip path={path} />}
      <Menu
        label={`Join of: ${name}`}
        trigger={
          <button
            type="button"
            data-row
            aria-label={`${name}${isSelected ? ", selected" : ""}. Change how they are joined`}
            // Arrows walk the rows here and move them with Alt; Enter and Space open the menu.
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
            }}
            className={cx(
              "flex h-6.5 items-center gap-1 rounded-md border border-line2 bg-sunk px-2 font-semibold hover:border-edge",
              group.op === "not" && "text-bad",
              group.disabled && "text-ink3 line-through",
            )}
          >
            {capital(GROUP_WORDS[group.op])}
            <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="text-ink3" />
          </button>
        }
        items={(["and", "or", "not"] as const).map((op) => ({
          id: op,
          label: `${capital(GROUP_WORDS[op])} these`,
          checked: op === group.op,
          onSelect: () => run(path, op),
        }))}
      />
      <span className="flex-1 text-ink3 text-sm">
        {group.items.length === 0 ? "Nothing in it yet: it asks for nothing." : null}
      </span>
      <ItemMenu
        name={name}
        path={path}
        items={itemCommands(group, path, isSelected ? selection.paths.length : 0)}
      />
      {isRoot ? null : <DeleteButton name={name} path={path} />}
    </div>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What can be done with several selected rows; it stands where room is kept for it. */
function Selected() {
  const { run, selection } = useTree();
  const [first] = selection.paths;
  const count = selection.paths.length;
  if (first === undefined || count < 2) return null;
  return (
    <span className="ml-auto flex items-center gap-1">
      <span className="text-ink2 text-sm">{`${count} rows selected`}</span>
      <Button size="sm" aria-keyshortcuts="Control+G Meta+G" onClick={() => run(first, "wrap")}>
        Put into a group
      </Button>
      <Button size="sm" variant="ghost" onClick={selection.clear}>
        Clear
      </Button>
    </span>
  );
}

function Additions({ path, size, name }: { path: Path; size: number; name: string }) {
  const { draft, change } = useTree();
  const addGroup = () => {
    const added = append(draft, path, { op: "or", items: [] });
    if (added.search === draft) return announce(`Groups nest at most ${SEARCH_LIMITS.depth} deep`);
    change(added.search, added.path);
    announce("Added a group, any of");
  };
  return (
    <div className="flex gap-1 pb-0.5">
      <AddCondition path={path} size={size} name={name} />
      <Button size="sm" variant="ghost" aria-label={`Group: add to ${name}`} onClick={addGroup}>
        <FolderPlus aria-hidden size={14} strokeWidth={1.5} />
        Group
      </Button>
      {path.length === 0 ? <Selected /> : null}
    </div>
  );
}
