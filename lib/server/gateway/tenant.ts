/**
 * Nothing of another organisation passes. An answer may only name the orgs that were asked for; where no
 * org is named in the request, all answers of that org must name the same one for as long as the process
 * lives. An event that names none is let through: the API documents null for some.
 */
import "server-only";
import { AppError } from "@/lib/core/errors";
import type { ScannedEvents } from "@/lib/insights/event-scanner";
import type { Target } from "./target";

export interface TenantCheck {
  /** A check for the answers of `target`: throws TENANT_MISMATCH. */
  of(target: Target): (events: ScannedEvents) => void;
}

/** One check for all targets; it remembers which organisation a key without an id belongs to. */
export function createTenantCheck(): TenantCheck {
  const pinned = new Map<string, string>();
  return {
    of: (target) => (events) => {
      if (target.providerId !== null) return;
      if (target.orgIds.length > 0) {
        const asked = new Set(target.orgIds);
        if (![...events.organizations].every((id) => asked.has(id))) throw mismatch();
        return;
      }
      const [first, ...others] = events.organizations;
      if (first === undefined) return;
      const key = `${target.credential.id} ${target.baseUrl} ${target.orgs[0]?.id}`;
      if (others.length > 0 || (pinned.get(key) ?? first) !== first) throw mismatch();
      pinned.set(key, first);
    },
  };
}

function mismatch(): AppError {
  return new AppError("TENANT_MISMATCH", {
    details: [{ path: "events.organization", message: "Not one of the organisations asked for." }],
  });
}
