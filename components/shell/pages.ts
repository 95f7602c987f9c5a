import { scopePath } from "./scope-path";

export interface Place {
  /** The key after `g` that leads there. */
  key: string;
  label: string;
  path: string;
}

/** The places of a scope, in the order of the header; of no scope only the start. */
export function placesOf(scope: string | null): Place[] {
  if (scope === null) return [{ key: "e", label: "Explore", path: "/" }];
  return [
    { key: "e", label: "Explore", path: scopePath(scope) },
    { key: "l", label: "Lenses", path: scopePath(scope, "", "lenses") },
  ];
}
