/** `GET /api/admin/orgs`: the organisations as an administrator manages them. A secret is never among the answers. */
import * as z from "zod/mini";

export const Region = z.enum(["us", "eu", "in"]);
export type Region = z.infer<typeof Region>;

/** With what an organisation is read. */
export const OrgCredential = z.object({ kind: z.enum(["environment", "key"]) });
export type OrgCredential = z.infer<typeof OrgCredential>;

export const AdminOrg = z.object({
  id: z.string(),
  /** The `{scope}` of its paths. */
  slug: z.string(),
  name: z.string(),
  colour: z.string(),
  region: Region,
  /** JumpCloud's id; null for the key's own organisation. */
  upstreamId: z.nullable(z.string()),
  credential: OrgCredential,
});
export type AdminOrg = z.infer<typeof AdminOrg>;

export const AdminOrgsResponse = z.object({
  orgs: z.array(AdminOrg),
  /** What kind of credential the environment holds for organisations without one of their own. */
  environment: z.enum(["none", "key", "service-account"]),
});
export type AdminOrgsResponse = z.infer<typeof AdminOrgsResponse>;
