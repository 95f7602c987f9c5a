/** What the form of an organisation holds, and what of it is sent. Pure. */
import type {
  AdminOrg,
  CredentialInput,
  OrgAddRequest,
  OrgChangeRequest,
  OrgTestRequest,
  Region,
} from "@/lib/contract/admin-orgs";
import { CLIENT_ID, ORG_COLOURS, ORG_SLUG, SECRET, UPSTREAM_ORG_ID } from "@/lib/contract/limits";
import { isRetention, RETENTION_DAYS, RETENTION_RULE } from "@/lib/search/window";
import type { Faults } from "../form-faults";

export interface OrgDraft {
  name: string;
  slug: string;
  colour: string;
  region: Region;
  /** As typed; "" for the key's own organisation. */
  upstreamId: string;
  /** As typed. */
  retentionDays: string;
  /** `stored` leaves the credential as it is. */
  credential: "stored" | CredentialInput["kind"];
  apiKey: string;
  clientId: string;
  clientSecret: string;
}

/** The fields that a fault can stand at, in the order of the form. */
export const ORG_FIELDS = [
  "name",
  "slug",
  "colour",
  "region",
  "upstreamId",
  "retentionDays",
  "credential",
  "apiKey",
  "clientId",
  "clientSecret",
] as const;
export type OrgFaults = Faults<(typeof ORG_FIELDS)[number]>;

/** The form of an organisation as it is; of none, one to fill in. No secret is ever in it at the start. */
export function draftOf(org: AdminOrg | null): OrgDraft {
  return {
    name: org?.name ?? "",
    slug: org?.slug ?? "",
    colour: org?.colour ?? "teal",
    region: org?.region ?? "us",
    upstreamId: org?.upstreamId ?? "",
    retentionDays: String(org?.retentionDays ?? RETENTION_DAYS),
    credential: org === null ? "environment" : "stored",
    apiKey: "",
    clientId: "",
    clientSecret: "",
  };
}

/** Which form it is: one of an older version is not filled in with what was typed there. */
export function orgFormOf(org: Pick<AdminOrg, "id" | "version"> | null): string {
  return org ? `org ${org.id} ${org.version}` : "org";
}

/** What of a draft may be kept for a while: all but secrets. */
export function withoutSecrets(draft: OrgDraft): OrgDraft {
  return { ...draft, apiKey: "", clientSecret: "" };
}

/** A short name made of a name: what addresses can hold of it. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 41)
    .replace(/-$/, "");
}

/** What can be told before anything is sent. */
export function draftFaults(draft: OrgDraft): OrgFaults {
  const faults: OrgFaults = {};
  if (draft.name.trim() === "") faults.name = "Give a name.";
  if (!ORG_SLUG.test(draft.slug))
    faults.slug = "Use 1 to 41 lower-case letters, digits and hyphens; not all or msp.";
  if (!/^\d+$/.test(draft.retentionDays) || !isRetention(Number(draft.retentionDays)))
    faults.retentionDays = RETENTION_RULE;
  return { ...faults, ...sourceFaults(draft) };
}

/** Faults of what a test needs: where, what and with which key. */
export function sourceFaults(draft: OrgDraft): OrgFaults {
  const faults: OrgFaults = {};
  const { credential, upstreamId } = draft;
  if (upstreamId !== "" && !UPSTREAM_ORG_ID.test(upstreamId))
    faults.upstreamId = "An organisation id is 24 hexadecimal digits, as JumpCloud's settings show it.";
  if (credential === "key" && !SECRET.test(draft.apiKey))
    faults.apiKey = "Paste the whole key: 8 to 512 characters without spaces.";
  if (credential !== "service-account") return faults;
  if (upstreamId === "") faults.upstreamId = "A service account needs the organisation's id.";
  if (!CLIENT_ID.test(draft.clientId)) faults.clientId = "Paste the client id, without spaces or colons.";
  if (!SECRET.test(draft.clientSecret))
    faults.clientSecret = "Paste the whole secret: 8 to 512 characters without spaces.";
  return faults;
}

function credentialIn({ credential, apiKey, clientId, clientSecret }: OrgDraft): CredentialInput | undefined {
  if (credential === "stored") return undefined;
  if (credential === "environment") return { kind: credential };
  return credential === "key" ? { kind: credential, apiKey } : { kind: credential, clientId, clientSecret };
}

const idIn = ({ upstreamId }: OrgDraft) => (upstreamId === "" ? null : upstreamId);
const colourIn = ({ colour }: OrgDraft) => ORG_COLOURS.find((known) => known === colour) ?? "slate";

/** The organisation to add. */
export function addRequest(draft: OrgDraft): OrgAddRequest {
  return {
    slug: draft.slug,
    name: draft.name.trim(),
    colour: colourIn(draft),
    region: draft.region,
    upstreamId: idIn(draft),
    retentionDays: Number(draft.retentionDays),
    credential: credentialIn(draft) ?? { kind: "environment" },
  };
}

/** What the draft changes in the organisation; of one from the environment only what may be changed there. */
export function changeRequest(org: AdminOrg, draft: OrgDraft): OrgChangeRequest {
  const credential = credentialIn(draft);
  const shown = { version: org.version, name: draft.name.trim(), colour: colourIn(draft) };
  if (org.isFromEnvironment) return shown;
  return {
    ...shown,
    region: draft.region,
    upstreamId: idIn(draft),
    retentionDays: Number(draft.retentionDays),
    ...(credential ? { credential } : {}),
  };
}

/** The question that a test asks. */
export function testRequest(org: AdminOrg | null, draft: OrgDraft): OrgTestRequest {
  const credential = credentialIn(draft);
  return {
    id: org?.id ?? null,
    region: draft.region,
    upstreamId: idIn(draft),
    ...(credential ? { credential } : {}),
  };
}
