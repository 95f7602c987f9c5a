/**
 * Ways by which checks of other systems were walked around: an address that router and check read differently, and
 * headers that claim what only a proxy or the framework may say. The numbers of advisories are in docs/security-checks.md.
 */
type Rewrite = (path: string) => string;

const lastSegment = (path: string, change: (segment: string) => string): string => {
  const at = path.lastIndexOf("/") + 1;
  return path.slice(0, at) + change(path.slice(at));
};
const hex = (text: string) => `%${text.charCodeAt(0).toString(16)}`;

/** Other spellings of an address, by name. */
export const SPELLINGS: Record<string, Rewrite> = {
  "a second slash": (path) => `/${path}`,
  "a second slash within": (path) => lastSegment(path, (segment) => `/${segment}`),
  "a slash at the end": (path) => `${path}/`,
  "an encoded letter": (path) => lastSegment(path, (segment) => hex(segment) + segment.slice(1)),
  "a letter encoded twice": (path) =>
    lastSegment(path, (segment) => `%25${hex(segment).slice(1)}${segment.slice(1)}`),
  "an encoded slash": (path) => path.replace(/\/(?=[^/]*$)/, "%2f"),
  "an encoded slash at the end": (path) => `${path}%2f`,
  "a backslash": (path) => path.replace(/\/(?=[^/]*$)/, "\\"),
  "an encoded backslash": (path) => path.replace(/\/(?=[^/]*$)/, "%5c"),
  "a NUL at the end": (path) => `${path}%00`,
  capitals: (path) => path.toUpperCase(),
  "a step on the spot": (path) => `/.${path}`,
  "a way up": (path) => `/login/..${path}`,
  "a way up from a public route": (path) => `/api/health/../..${path}`,
  "an encoded way up": (path) => `/api/health/%2e%2e/%2e%2e${path}`,
  "a parameter of the path": (path) => `${path};a=1`,
  "the router's own query": (path) => `${path}?_rsc=1abcd`,
  "a route in the query": (path) => `${path}?nxtPscope=south&__nextLocale=en`,
  "the router's data": (path) => `${path}.rsc`,
  "a segment of the router's data": (path) => `${path}.segments/_tree.segment.rsc`,
  "a page's data": (path) => `/_next/data/build${path}.json`,
  "a picture made from it": (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`,
  "the whole address": (path) => `http://localhost${path}`,
  "a public address in front": (path) => `/api/health/live?${path}`,
};

const five = (name: string) => Array.from({ length: 5 }, () => name).join(":");

/** Headers by which a request would pass itself off as something else, by name. */
export const CLAIMS: Record<string, Record<string, string>> = {
  "a subrequest of middleware": { "x-middleware-subrequest": five("middleware") },
  "a subrequest of middleware in src": { "x-middleware-subrequest": five("src/middleware") },
  "a subrequest of the proxy": { "x-middleware-subrequest": five("proxy") },
  "a subrequest of the proxy in src": { "x-middleware-subrequest": five("src/proxy") },
  "the router's data": { rsc: "1" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "a prefetched segment": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "a client that has the page": {
    rsc: "1",
    "next-router-state-tree": "%5B%22%22%2C%7B%7D%2Cnull%2C%22refetch%22%5D",
  },
  "a page's data": { "x-nextjs-data": "1" },
  "another address": {
    "x-forwarded-uri": "/api/health/live",
    "x-original-url": "/api/health/live",
    "x-rewrite-url": "/api/health/live",
    "x-matched-path": "/api/health/live",
    "x-invoke-path": "/api/health/live",
    "x-middleware-rewrite": "/api/health/live",
  },
  "another host": {
    "x-forwarded-host": "evil.example",
    "x-host": "evil.example",
    forwarded: "host=evil.example",
  },
  "another user": {
    "x-forwarded-user": "ada@e2e.example",
    x_forwarded_user: "ada@e2e.example",
    "x-forwarded-email": "ada@e2e.example",
    "x-remote-user": "ada@e2e.example",
    "x-did-actor": "admin",
  },
  "another method": { "x-http-method-override": "GET", "x-method-override": "GET" },
  "an answer from a cache": { "if-none-match": "*", purpose: "prefetch", "x-middleware-prefetch": "1" },
};
