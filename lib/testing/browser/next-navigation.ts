/**
 * The address bar as the App Router shows it to components: `useSearchParams` follows pushState,
 * replaceState and Back. Use as `vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"))`.
 */
import { useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

for (const name of ["pushState", "replaceState"] as const) {
  const original = history[name].bind(history);
  history[name] = (...args) => {
    original(...args);
    tell();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

export function useSearchParams(): URLSearchParams {
  const query = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => new URLSearchParams(query), [query]);
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

/** Moves as the address bar alone would: no page is asked for. */
export function useRouter() {
  return { push: (url: string) => history.pushState(null, "", url) };
}

/** The scope of an address of ours. */
export function useParams(): { scope?: string } {
  const path = useSyncExternalStore(subscribe, () => window.location.pathname);
  return useMemo(() => {
    const [, , scope] = path.split("/");
    return scope === undefined ? {} : { scope };
  }, [path]);
}
