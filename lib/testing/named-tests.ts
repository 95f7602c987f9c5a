/** The tests that a document names as `file › title`, and whether they are there. */
import { existsSync, readFileSync } from "node:fs";

const NAMED = /`([\w./-]+\.(?:spec|test|contract)\.tsx?) › ([^`]+)`/g;

export interface NamedTest {
  file: string;
  title: string;
}

/** All that `text` names. */
export function namedTests(text: string): NamedTest[] {
  return [...text.matchAll(NAMED)].map(([, file = "", title = ""]) => ({ file, title }));
}

/** True when the file has a test of that title. A spec without a folder is one of the browser's. */
export function isThere({ file, title }: NamedTest): boolean {
  const path = file.includes("/") ? file : `e2e/${file}`;
  if (!existsSync(path)) return false;
  const source = readFileSync(path, "utf8");
  return ['"', "`"].some((quote) => source.includes(`${quote}${title}${quote}`));
}
