/** An edit that was made from a version which is no longer the newest. */
import "server-only";
import { AppError } from "@/lib/core/errors";

/** The 409 for it: the path `version` tells it from other conflicts. */
export function overtaken(what: "organisation" | "user"): AppError {
  const message = `Somebody else changed this ${what} meanwhile. Nothing of yours was saved.`;
  return new AppError("CONFLICT", { message, details: [{ path: "version", message }] });
}
