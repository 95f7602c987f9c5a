/** `GET /api/orgs`: the scopes that the signed-in user may open. */
import * as z from "zod/mini";

export const OrgSummary = z.object({
  /** The `{scope}` of every path: a slug, never the upstream's id. */
  scope: z.string(),
  name: z.string(),
  /** A colour token of the design: `teal`, `violet`, `amber`, `rose`, `blue`, `green`, `orange`, `slate`. */
  colour: z.string(),
  region: z.enum(["us", "eu", "in"]),
  kind: z.enum(["org", "all", "msp"]),
  /** What its events have as `organization`; null where the key alone decides, and of `all` and `msp`. */
  upstreamId: z.nullable(z.string()),
  /** How many days of events can be searched; of `all`, as many as the org that keeps the most. */
  retentionDays: z.number(),
});
export type OrgSummary = z.infer<typeof OrgSummary>;

export const OrgsResponse = z.object({ orgs: z.array(OrgSummary) });
export type OrgsResponse = z.infer<typeof OrgsResponse>;
