/** `/api/admin/orgs` and `/api/admin/keys`: organisations as an administrator manages them. No answer holds a secret. */
import * as z from "zod/mini";
import { isRetention, MIN_RETENTION_DAYS, RETENTION_DAYS, RETENTION_RULE } from "@/lib/search/window";
import { CLIENT_ID, ORG_COLOURS, ORG_NAME_MAX, ORG_SLUG, SECRET, UPSTREAM_ORG_ID } from "./limits";

export const Region = z.enum(["us", "eu", "in"]);
export type Region = z.infer<typeof Region>;

/** What kind of credential the environment holds for organisations without one of their own. */
export const EnvironmentCredential = z.enum(["none", "key", "service-account"]);
export type EnvironmentCredential = z.infer<typeof EnvironmentCredential>;

const SetWhen = { setAt: z.string(), setBy: z.string() };

/** With what an organisation is read; of its own secret only when and by whom it was set. */
export const OrgCredential = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("environment") }),
  z.object({ kind: z.literal("key"), ...SetWhen }),
  z.object({ kind: z.literal("service-account"), clientId: z.string(), ...SetWhen }),
]);
export type OrgCredential = z.infer<typeof OrgCredential>;

export const AdminOrg = z.object({
  id: z.string(),
  /** The `{scope}` of its paths; stays for good. */
  slug: z.string(),
  name: z.string(),
  colour: z.string(),
  region: Region,
  /** JumpCloud's id; null for the key's own organisation. */
  upstreamId: z.nullable(z.string()),
  /** Days that its licence keeps events. */
  retentionDays: z.number(),
  credential: OrgCredential,
  /** True when region, id and credential come from the server's environment and cannot be changed here. */
  isFromEnvironment: z.boolean(),
  /** Since when nobody reads it; null for one in use. */
  retiredAt: z.nullable(z.string()),
  /** To be sent back with a change. */
  version: z.number(),
});
export type AdminOrg = z.infer<typeof AdminOrg>;

export const AdminOrgsResponse = z.object({
  orgs: z.array(AdminOrg),
  environment: EnvironmentCredential,
});
export type AdminOrgsResponse = z.infer<typeof AdminOrgsResponse>;

const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "Give a name."),
    z.maxLength(ORG_NAME_MAX, `At most ${ORG_NAME_MAX} characters.`),
  );
const slug = z
  .string()
  .check(z.regex(ORG_SLUG, "Use 1 to 41 lower-case letters, digits and hyphens; not all or msp."));
const colour = z.enum(ORG_COLOURS);
const upstreamId = z.nullable(
  z.string().check(z.regex(UPSTREAM_ORG_ID, "An organisation id is 24 lower-case hexadecimal digits.")),
);
const retentionDays = z
  .number()
  .check(
    z.refine(isRetention, RETENTION_RULE),
    z.meta({ type: "integer", minimum: MIN_RETENTION_DAYS, maximum: RETENTION_DAYS }),
  );
const secret = z.string().check(z.regex(SECRET, "8 to 512 visible characters without spaces."));

/** A credential to be kept, or tried. The secrets in it are written, never read. */
export const CredentialInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("environment") }),
  z.strictObject({ kind: z.literal("key"), apiKey: secret }),
  z.strictObject({
    kind: z.literal("service-account"),
    clientId: z
      .string()
      .check(z.regex(CLIENT_ID, "At most 200 visible characters without spaces or colons.")),
    clientSecret: secret,
  }),
]);
export type CredentialInput = z.infer<typeof CredentialInput>;

/** `POST /api/admin/orgs` */
export const OrgAddRequest = z.strictObject({
  slug,
  name,
  colour,
  region: Region,
  upstreamId,
  retentionDays: z.optional(retentionDays),
  credential: CredentialInput,
});
export type OrgAddRequest = z.infer<typeof OrgAddRequest>;

/** `PATCH /api/admin/orgs/{id}`: what is absent stays. */
export const OrgChangeRequest = z.strictObject({
  version: z.int().check(z.positive()),
  name: z.optional(name),
  colour: z.optional(colour),
  region: z.optional(Region),
  upstreamId: z.optional(upstreamId),
  retentionDays: z.optional(retentionDays),
  credential: z.optional(CredentialInput),
});
export type OrgChangeRequest = z.infer<typeof OrgChangeRequest>;

/** `POST /api/admin/orgs/{id}/retirement` */
export const OrgRetirementRequest = z.strictObject({
  version: z.int().check(z.positive()),
  retired: z.boolean(),
});
export type OrgRetirementRequest = z.infer<typeof OrgRetirementRequest>;

/** `POST /api/admin/orgs/test`: without a credential, with what is stored for the org of that id. */
export const OrgTestRequest = z.strictObject({
  id: z.nullable(z.string().check(z.maxLength(64))),
  region: Region,
  upstreamId,
  credential: z.optional(CredentialInput),
});
export type OrgTestRequest = z.infer<typeof OrgTestRequest>;

/** How the test went, in words. */
export const OrgTestResponse = z.object({
  ok: z.boolean(),
  /** Of the fault; null when it went well. */
  code: z.nullable(z.string()),
  /** What happened. */
  message: z.string(),
  /** What to do about it; "" where there is nothing to do. */
  advice: z.string(),
  /** JumpCloud's id of the organisation that answered, where an event told it. */
  organization: z.nullable(z.string()),
});
export type OrgTestResponse = z.infer<typeof OrgTestResponse>;

/** A key in use, and how it fares since the server started. */
export const KeyState = z.object({
  /** Made from the key's hash. */
  id: z.string(),
  kind: z.enum(["key", "service-account"]),
  source: z.enum(["environment", "own"]),
  region: Region,
  orgs: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      colour: z.string(),
      upstreamId: z.nullable(z.string()),
    }),
  ),
  lastSuccessAt: z.nullable(z.string()),
  lastRefusal: z.nullable(z.object({ at: z.string(), message: z.string() })),
  /** When a key that rests after two refusals is tried again by itself; null for one in use. */
  restsUntil: z.nullable(z.string()),
});
export type KeyState = z.infer<typeof KeyState>;

export const KeysResponse = z.object({
  keys: z.array(KeyState),
  /** Organisations that cannot be read, and why. */
  keyless: z.array(z.object({ slug: z.string(), name: z.string(), colour: z.string(), reason: z.string() })),
});
export type KeysResponse = z.infer<typeof KeysResponse>;
