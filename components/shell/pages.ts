import { scopePath } from "./scope-path";

export interface Place {
  /** The key after `g` that leads there. */
  key: string;
  label: string;
  path: string;
}

/** The places of a scope, in the order of the header; of no scope only the start. `explorePath` is that of a fresh search. */
export function placesOf(scope: string | null, explorePath?: string): Place[] {
  if (scope === null) return [{ key: "e", label: "Explore", path: "/" }];
  return [
    { key: "e", label: "Explore", path: explorePath ?? scopePath(scope) },
    { key: "l", label: "Lenses", path: scopePath(scope, "", "lenses") },
  ];
}
