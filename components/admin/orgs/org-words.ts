import type { AdminOrg, AdminOrgsResponse, Region } from "@/lib/contract/admin-orgs";

export const REGION_NAMES: Record<Region, string> = {
  us: "United States",
  eu: "European Union",
  in: "India",
};

const ENVIRONMENT: Record<AdminOrgsResponse["environment"], string> = {
  none: "No key: the environment has none",
  key: "The environment's key",
  "service-account": "The environment's service account",
};

/** With what the organisation is read, in a few words. */
export function credentialWords(org: AdminOrg, environment: AdminOrgsResponse["environment"]): string {
  return org.credential.kind === "key" ? "A key of its own" : ENVIRONMENT[environment];
}
