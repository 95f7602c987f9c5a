/** Pages that Next keeps for itself and all the same answers at addresses. */
import "server-only";
import type { IncomingMessage } from "node:http";

/** The page for a layout that fails, in each of its forms. By its own address it would be a failure without any. */
const FAILURE = /^\/_global-error(?=[/?.]|$)/;
/** Next's address of the page for what is not there, answered with 404. */
const NOT_FOUND = "/_not-found";

/** Turns a request for a page that only Next may show into one for a page that is not there. */
export function hideInnerPages(req: IncomingMessage): void {
  if (FAILURE.test(req.url ?? "")) req.url = NOT_FOUND;
}
