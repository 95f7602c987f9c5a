/** Saved searches as a file: written to be read by people, read with every fault named by its path. Pure. */
import type { SavedSearch } from "@/lib/contract/searches";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import { isObject } from "@/lib/core/json";
import { jsonFaultAt } from "@/lib/core/json-fault";
import { decodeSearch } from "@/lib/search/codec";

const KIND = "directory-insights-searches";
const MOST = 200;

/** What a file holds of a search: no owner, no sharing, no org. */
export type FiledSearch = Pick<
  SavedSearch,
  "name" | "description" | "tags" | "folder" | "query" | "keepsRange"
>;

export interface FileFault {
  /** `searches.2.name`; empty for the file as a whole. */
  path: string;
  message: string;
}

/** The text of a file with these searches. */
export function writeFile(searches: readonly FiledSearch[]): string {
  const filed = searches.map(({ name, description, tags, folder, query, keepsRange }) => ({
    name,
    description,
    tags,
    folder,
    query,
    keepsRange,
  }));
  return `${JSON.stringify({ kind: KIND, v: 1, searches: filed }, null, 2)}\n`;
}

/** Reads a file. Never throws: either every search of it, or every fault, the first ones first. */
export function readFile(text: string): { searches: FiledSearch[]; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const fault = (path: string, message: string) => void faults.push({ path, message });
  const at = jsonFaultAt(text);
  if (at !== null) {
    const line = text.slice(0, at).split("\n").length;
    return { searches: [], faults: [{ path: "", message: `This is not JSON: look at line ${line}.` }] };
  }
  const root: unknown = JSON.parse(text);
  if (!isObject(root) || root.kind !== KIND) fault("kind", `A file of saved searches says "${KIND}" here.`);
  else if (root.v !== 1) fault("v", "This file comes from a newer version.");
  else if (!Array.isArray(root.searches)) fault("searches", "This must be a list.");
  else if (root.searches.length > MOST) fault("searches", `At most ${MOST} can be imported at once.`);
  if (faults.length > 0 || !isObject(root) || !Array.isArray(root.searches)) return { searches: [], faults };
  const searches = root.searches.map((item, index) => readSearch(item, `searches.${index}`, fault));
  return { searches: faults.length > 0 ? [] : searches, faults };
}

type Report = (path: string, message: string) => void;

function readSearch(item: unknown, path: string, fault: Report): FiledSearch {
  const parts = isObject(item) ? item : {};
  if (!isObject(item)) fault(path, "This must be an object.");
  const text = (key: string, most: number, isNeeded: boolean): string => {
    const value = parts[key] ?? (isNeeded ? undefined : "");
    if (typeof value !== "string") fault(`${path}.${key}`, "This must be a text.");
    else if (value.trim().length > most) fault(`${path}.${key}`, `This has more than ${most} characters.`);
    else if (isNeeded && value.trim() === "" && key === "name") fault(`${path}.${key}`, "Give it a name.");
    else return value;
    return "";
  };
  const known = ["name", "description", "tags", "folder", "query", "keepsRange"];
  for (const key of Object.keys(parts))
    if (!known.includes(key)) fault(`${path}.${key}`, "This is not known.");
  const search = {
    name: text("name", SAVED_LIMITS.name, true),
    description: text("description", SAVED_LIMITS.description, false),
    tags: readTags(parts.tags ?? [], `${path}.tags`, fault),
    folder: text("folder", SAVED_LIMITS.folder, false),
    query: text("query", SAVED_LIMITS.query, true),
    keepsRange: parts.keepsRange === true,
  };
  if (parts.keepsRange !== undefined && typeof parts.keepsRange !== "boolean")
    fault(`${path}.keepsRange`, "This must be true or false.");
  for (const { param, message } of decodeSearch(search.query).problems)
    fault(`${path}.query`, `${param}: ${message}`);
  return search;
}

function readTags(value: unknown, path: string, fault: Report): string[] {
  if (!Array.isArray(value) || value.length > SAVED_LIMITS.tags) {
    fault(path, `This must be a list of at most ${SAVED_LIMITS.tags} texts.`);
    return [];
  }
  return value.map((tag, index) => {
    const isTag = typeof tag === "string" && tag.trim() !== "" && tag.trim().length <= SAVED_LIMITS.tag;
    if (!isTag) fault(`${path}.${index}`, `This must be a text of 1 to ${SAVED_LIMITS.tag} characters.`);
    return isTag ? tag : "";
  });
}
