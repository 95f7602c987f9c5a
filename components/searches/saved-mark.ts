/** What the address says of the open saved search: which one, and which version of it one has before oneself. */
export interface SavedMark {
  id: string;
  version: number;
}

/** As the parameter `saved`. The version goes with it, so that a change is never written over a newer one unseen. */
export function writeMark({ id, version }: SavedMark): string {
  return `${id}.${version}`;
}

/** Null for what is no mark. */
export function readMark(text: string): SavedMark | null {
  const [, id, version] = /^([\w-]{1,64})\.([1-9]\d{0,8})$/.exec(text) ?? [];
  return id === undefined ? null : { id, version: Number(version) };
}
