import { isAppError } from "@/lib/core/errors";

/**
 * Whether react-query may try again, given how often it failed before. The server's gateway owns retries
 * upstream; the browser repeats only what never reached our server, and once.
 */
export function retryInBrowser(failureCount: number, error: unknown): boolean {
  return isAppError(error) && error.code === "OFFLINE" && failureCount < 1;
}
