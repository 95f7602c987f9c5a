/** Where sign-in leads to. The value comes from the address bar, so anyone may have written it. */

const BASE = "http://here.invalid";

/** A path of this site, with its query; "/" when `value` is missing or leads anywhere else. */
export function safeCallback(value: string | null | undefined): string {
  if (!value?.startsWith("/")) return "/";
  let url: URL;
  try {
    url = new URL(value, BASE);
  } catch {
    return "/";
  }
  // "//host", "/\host" and their like resolve to another origin, and a path may still begin with two slashes.
  if (url.origin !== BASE || url.pathname.startsWith("//")) return "/";
  if (/^\/(login|setup|api)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search;
}

/** The sign-in page that leads back to `path`. */
export function loginPath(path: string): string {
  const back = safeCallback(path);
  return back === "/" ? "/login" : `/login?callbackUrl=${encodeURIComponent(back)}`;
}
