/** The one envelope of every failed answer. */
import * as z from "zod/mini";

export const ErrorEnvelope = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    /** X-Request-Id of the upstream's answer, where it gave one. */
    upstreamRequestId: z.optional(z.string()),
    /** Milliseconds; also sent as Retry-After in seconds. */
    retryAfterMs: z.optional(z.number()),
    details: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  }),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;
