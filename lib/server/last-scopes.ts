/** Which scope each session looked at last. Kept by the process. */
import "server-only";

const MAX_SESSIONS = 20_000;

export interface LastScopes {
  /** Notes that the session looks at `slug`; returns what it looked at before, null for nothing yet. */
  look(sessionId: string, slug: string): string | null;
}

/** Nothing looked at yet; the longest unused are forgotten beyond 20,000. */
export function createLastScopes(): LastScopes {
  const scopes = new Map<string, string>();
  return {
    look(sessionId, slug) {
      const before = scopes.get(sessionId) ?? null;
      scopes.delete(sessionId);
      scopes.set(sessionId, slug);
      if (scopes.size > MAX_SESSIONS) scopes.delete(scopes.keys().next().value ?? "");
      return before;
    },
  };
}
