import { scopePath } from "./scope-path";

export interface Place {
  /** The key after `g` that leads there. */
  key: string;
  label: string;
  path: string;
  /** Left out of a narrow header: another place leads there. */
  isRare?: true;
}

/** The places of a scope, in the order of the header; of no scope only the start. */
export function placesOf(scope: string | null): Place[] {
  if (scope === null) return [{ key: "e", label: "Explore", path: "/" }];
  return [
    { key: "e", label: "Explore", path: scopePath(scope) },
    { key: "s", label: "Searches", path: scopePath(scope, "", "searches") },
    { key: "l", label: "Lenses", path: scopePath(scope, "", "lenses"), isRare: true },
  ];
}
