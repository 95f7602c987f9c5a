import type { AdminOrg, EnvironmentCredential, Region } from "@/lib/contract/admin-orgs";

export const REGION_NAMES: Record<Region, string> = {
  us: "United States",
  eu: "European Union",
  in: "India",
};

/** To choose from. */
export const REGIONS = (["us", "eu", "in"] as const).map((value) => ({ value, label: REGION_NAMES[value] }));

export const ENVIRONMENT_WORDS: Record<EnvironmentCredential, string> = {
  none: "No key: the environment has none",
  key: "The environment's key",
  "service-account": "The environment's service account",
};

/** A moment of the server as it is written everywhere here: to the minute, in UTC. */
export function momentWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** With what the organisation is read, and of its own secret when and by whom it was set. */
export function credentialWords(
  { credential }: AdminOrg,
  environment: EnvironmentCredential,
): { what: string; set: string } {
  if (credential.kind === "environment") return { what: ENVIRONMENT_WORDS[environment], set: "" };
  const set = `set ${momentWords(credential.setAt)} by ${credential.setBy}`;
  return credential.kind === "key"
    ? { what: "A key of its own", set }
    : { what: `Service account ${credential.clientId}`, set };
}
