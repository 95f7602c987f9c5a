/** What our listener tells the handlers about a request, by headers that it strips from what clients send. */
import "server-only";
import type { Server } from "../server";
import type { PublicContext } from "../services/context";

export const ADDRESS_HEADER = "x-did-address";
export const REQUEST_ID_HEADER = "x-request-id";

/** The context of a request before anybody is known. Outside our listener the address is `unknown`. */
export function publicContext(server: Server, headers: Headers): PublicContext {
  const sent = headers.get(REQUEST_ID_HEADER);
  const requestId = sent !== null && /^[0-9a-f]{32}$/.test(sent) ? sent : server.random(16).toString("hex");
  return {
    server,
    requestId,
    address: headers.get(ADDRESS_HEADER) ?? "unknown",
    agent: headers.get("user-agent") ?? "",
    log: server.log.child({ requestId }),
    line: {},
  };
}
