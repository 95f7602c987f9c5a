/** What can be done with an item of the tree, by menu and by key, and how that is told. */
import type { KeyboardEvent } from "react";
import { removeAt, setGroupOp, toggleDisabled, wrap } from "@/lib/search/edit";
import { countConditions, type Group, isGroup } from "@/lib/search/group";
import { SEARCH_LIMITS } from "@/lib/search/limits";
import {
  dissolve,
  duplicate,
  enterGroup,
  joinWith,
  leaveGroup,
  type Placed,
  shift,
  wrapTogether,
} from "@/lib/search/rearrange";
import type { Search } from "@/lib/search/schema";
import { type Item, itemAt, type Path } from "@/lib/search/tree";
import { GROUP_WORDS } from "../explorer/group-words";

export type TreeCommand =
  | "up"
  | "down"
  | "in"
  | "out"
  | "join"
  | "wrap"
  | "dissolve"
  | "duplicate"
  | "toggle"
  | "delete"
  | Group["op"];

export interface CommandResult {
  search: Search;
  /** Which row has the focus afterwards. */
  focus: Path;
  /** What to tell those who cannot see it. */
  said: string;
}

/** The command of a key press in a row, or null. */
export function commandOfKey(event: KeyboardEvent): TreeCommand | null {
  const { key, altKey, shiftKey } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  if (altKey && !isCtrl && !shiftKey) {
    const moves: Record<string, TreeCommand> = {
      ArrowUp: "up",
      ArrowDown: "down",
      ArrowRight: "in",
      ArrowLeft: "out",
    };
    return moves[key] ?? null;
  }
  if (isCtrl && !altKey && !shiftKey) {
    const letters: Record<string, TreeCommand> = { g: "wrap", d: "duplicate" };
    return letters[key.toLowerCase()] ?? null;
  }
  // The signs come with Shift or AltGr on many keyboards, and AltGr counts as Ctrl and Alt.
  if (key === "(") return "wrap";
  if (key === "|") return "join";
  return key === "Delete" && !isCtrl && !altKey ? "delete" : null;
}

/** `All of, 3 conditions`: the name of a group. */
export function groupName(group: Group): string {
  const count = countConditions(group);
  const words = GROUP_WORDS[group.op];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${count} ${count === 1 ? "condition" : "conditions"}`;
}

/** Does `command` with the item at `path`. The same search comes back when it cannot be done; `said` tells why. */
export function runCommand(search: Search, path: Path, command: TreeCommand): CommandResult {
  const item = itemAt(search.where, path);
  if (item === undefined) return { search, focus: path, said: "" };
  const name = shortName(item);
  switch (command) {
    case "up":
      return moved(search, shift(search, path, -1), `${name} is the first already`);
    case "down":
      return moved(search, shift(search, path, 1), `${name} is the last already`);
    case "in":
      return moved(search, enterGroup(search, path), `There is no group above ${name} to go into`);
    case "out":
      return moved(search, leaveGroup(search, path), `${name} is in the outermost group`);
    case "join":
      return joinedAbove(search, path, name);
    case "wrap":
      return wrapped(search, path, name);
    case "dissolve":
      return told(search, dissolve(search, path), `Ungrouped ${name}`, `${name} cannot be ungrouped`);
    case "duplicate":
      return told(search, duplicate(search, path), `Duplicated ${name}`, TOO_MANY);
    case "toggle":
      return {
        search: toggleDisabled(search, path),
        focus: path,
        said: `Switched ${name} ${item.disabled ? "on" : "off"}`,
      };
    case "delete":
      return deleted(search, path, name);
    default:
      return { search: setGroupOp(search, path, command), focus: path, said: `Now ${GROUP_WORDS[command]}` };
  }
}

const TOO_MANY = `A search has at most ${SEARCH_LIMITS.conditions} conditions`;
const TOO_DEEP = `Groups nest at most ${SEARCH_LIMITS.depth} deep`;

function shortName(item: Item): string {
  return isGroup(item) ? `group ${GROUP_WORDS[item.op]}` : item.field;
}

function told(search: Search, { search: next, path }: Placed, done: string, not: string): CommandResult {
  return { search: next, focus: path, said: next === search ? not : done };
}

function moved(search: Search, { search: next, path }: Placed, not: string): CommandResult {
  return { search: next, focus: path, said: next === search ? not : movedWords(next, path) };
}

/** Where the item at `path` went: `Moved client_ip to position 2 of 3 in any of`. */
export function movedWords(search: Search, path: Path): string {
  const item = itemAt(search.where, path);
  const group = itemAt(search.where, path.slice(0, -1));
  if (item === undefined || group === undefined || !isGroup(group)) return "";
  const position = `position ${(path.at(-1) ?? 0) + 1} of ${group.items.length}`;
  return `Moved ${shortName(item)} to ${position} in ${GROUP_WORDS[group.op]}`;
}

function joinedAbove(search: Search, path: Path, name: string): CommandResult {
  const index = path.at(-1) ?? 0;
  if (path.length === 0 || index === 0)
    return { search, focus: path, said: `There is nothing above ${name} to join it with` };
  const joined = joinWith(search, path, [...path.slice(0, -1), index - 1]);
  return { search: joined.search, focus: joined.path, said: joinedWords(search, joined) };
}

/** What an item stands beside now: `Any of 2 now: client_ip, username`. */
export function joinedWords(before: Search, { search, path }: Placed): string {
  if (search === before) return TOO_DEEP;
  const group = itemAt(search.where, path.slice(0, -1));
  if (group === undefined || !isGroup(group)) return "";
  return `Any of ${group.items.length} now: ${group.items.map(shortName).join(", ")}`;
}

function wrapped(search: Search, path: Path, name: string): CommandResult {
  const next = wrap(search, path);
  return { search: next, focus: path, said: next === search ? TOO_DEEP : `Put ${name} into a group, any of` };
}

/** Puts the rows at `paths` into a group together. */
export function wrapRows(search: Search, paths: readonly Path[]): CommandResult {
  const { search: next, path } = wrapTogether(search, paths);
  const said = next === search ? TOO_DEEP : `Put ${paths.length} rows into a group, any of`;
  return { search: next, focus: path, said };
}

/** The focus goes to what takes the place, else to what stood before, else to the group. */
function deleted(search: Search, path: Path, name: string): CommandResult {
  const next = removeAt(search, path);
  let focus = path;
  while (focus.length > 0 && itemAt(next.where, focus) === undefined) {
    const index = focus.at(-1) ?? 0;
    focus = index > 0 ? [...focus.slice(0, -1), index - 1] : focus.slice(0, -1);
  }
  return { search: next, focus, said: path.length === 0 ? "Deleted all conditions" : `Deleted ${name}` };
}
