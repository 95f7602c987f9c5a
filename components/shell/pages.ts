import { scopePath } from "./scope-path";

export interface Place {
  /** The key after `g` that leads there. */
  key: string;
  label: string;
  path: string;
  /** True where the pages below it are its own too. */
  isWhole?: boolean;
  /** Left out of a narrow header: another place, or the menu of one's account, leads there. */
  isRare?: true;
}

const ADMIN: Place = { key: "a", label: "Admin", path: "/admin", isWhole: true, isRare: true };

/** The places of a scope, in the order of the header; of no scope only the start. Administrators have one more. `explorePath` is that of a fresh search. */
export function placesOf(scope: string | null, isAdmin: boolean, explorePath?: string): Place[] {
  const own = isAdmin ? [ADMIN] : [];
  if (scope === null) return [{ key: "e", label: "Explore", path: "/" }, ...own];
  return [
    { key: "e", label: "Explore", path: explorePath ?? scopePath(scope) },
    { key: "s", label: "Searches", path: scopePath(scope, "", "searches") },
    { key: "l", label: "Lenses", path: scopePath(scope, "", "lenses"), isRare: true },
    ...own,
  ];
}

/** Whether an address is that of the place. The start leads elsewhere, so it never is. */
export function isAt({ path, isWhole }: Place, pathname: string | null): boolean {
  if (path === "/" || pathname === null) return false;
  return pathname === path || (isWhole === true && pathname.startsWith(`${path}/`));
}
