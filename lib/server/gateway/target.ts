/**
 * Where a scope's calls go: one target per key and address. A target is only made from an authorised
 * scope, and every call asks for one, so a call on an unchecked org does not compile.
 */
import "server-only";
import { AppError, isAppError } from "@/lib/core/errors";
import type { AuthorizedScope, Org, Region } from "../auth/scope";
import type { Credential, Credentials } from "./credentials";

declare const authorized: unique symbol;

export interface Target {
  readonly [authorized]: true;
  /** Kind and slug of the scope: targets of different scopes never share an answer. */
  readonly scope: string;
  /** Without a trailing slash; the operation's path is added to it. */
  readonly baseUrl: string;
  readonly credential: Credential;
  /** The orgs it covers; none for the provider's own events. */
  readonly orgs: readonly Org[];
  /** One `x-org-id` line each; empty when none is sent. */
  readonly orgIds: readonly string[];
  readonly providerId: string | null;
}

const HOSTS: Record<Region, string> = {
  us: "https://api.jumpcloud.com",
  eu: "https://api.eu.jumpcloud.com",
  in: "https://api.in.jumpcloud.com",
};
const BASE_PATH = "/insights/directory/v1";

/** Where the API is: one address for all regions, one for each, or null for JumpCloud's own. */
export type Addresses = string | Readonly<Record<Region, string>> | null;

/**
 * The base URL of a region; a configured host alone gets the documented path (API specification, `servers`).
 */
export function baseUrlOf(region: Region, configured: Addresses): string {
  const address = configured ?? HOSTS;
  const url = new URL(typeof address === "string" ? address : address[region]);
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.origin}${path === "" ? BASE_PATH : path}`;
}

export interface Targets {
  ready: Target[];
  /** Orgs without a key to be read with, or with one that may not read them. */
  failed: { orgs: readonly Org[]; error: AppError }[];
}

export interface TargetOptions {
  configured: Addresses;
  /** Whether the org is left out of the others' request. */
  isRefused?(org: Org, target: Pick<Target, "baseUrl" | "credential">): boolean;
}

/** The targets of `scope`. Throws NOT_CONFIGURED or UPSTREAM_FORBIDDEN when none of its orgs can be read. */
export function targetsOf(
  scope: AuthorizedScope,
  credentials: Credentials,
  { configured, isRefused = () => false }: TargetOptions,
): Targets {
  const slug = `${scope.kind}/${scope.slug}`;
  if (scope.kind === "msp") {
    const baseUrl = baseUrlOf(scope.region, configured);
    const credential = credentials.ofEnvironment(baseUrl);
    const { providerId } = scope;
    return {
      ready: [mint({ scope: slug, baseUrl, credential, orgs: [], orgIds: [], providerId })],
      failed: [],
    };
  }
  const failed: Targets["failed"] = [];
  const groups = new Map<string, Unminted>();
  for (const org of scope.orgs) {
    try {
      const baseUrl = baseUrlOf(org.region, configured);
      const credential = credentials.ofOrg(org, baseUrl);
      if (scope.kind === "all" && isRefused(org, { baseUrl, credential }))
        throw new AppError("UPSTREAM_FORBIDDEN");
      addOrg(groups, slug, org, credential, baseUrl);
    } catch (error) {
      if (!isAppError(error)) throw error;
      failed.push({ orgs: [org], error });
    }
  }
  if (groups.size === 0 && failed[0]) throw failed[0].error;
  return { ready: [...groups.values()].map(mint), failed };
}

type Unminted = Omit<Target, typeof authorized>;

/** Orgs of one key and address share a target, save those without an id: they send no `x-org-id` at all. */
function addOrg(
  groups: Map<string, Unminted>,
  scope: string,
  org: Org,
  credential: Credential,
  baseUrl: string,
): void {
  const { upstreamId } = org;
  if (upstreamId === null && credential.needsOrgId) {
    throw new AppError("NOT_CONFIGURED", {
      message: "A service account needs the organisation's id. An administrator can add it.",
    });
  }
  const key = JSON.stringify([baseUrl, credential.id, upstreamId === null ? org.id : null]);
  const group = groups.get(key) ?? { scope, baseUrl, credential, orgs: [], orgIds: [], providerId: null };
  groups.set(key, {
    ...group,
    orgs: [...group.orgs, org],
    orgIds: upstreamId === null ? [] : [...group.orgIds, upstreamId],
  });
}

/**
 * A target for the one fixed question of probe.ts, asked by who manages organisations and perhaps may not read this
 * one: it needs no grant, for nobody is shown an event. Throws NOT_CONFIGURED.
 */
export function probeTarget(org: Org, credential: Credential, baseUrl: string): Target {
  const groups = new Map<string, Unminted>();
  addOrg(groups, `probe/${org.slug}`, org, credential, baseUrl);
  const [group] = groups.values();
  // addOrg has put one in, or thrown.
  return mint(group as Unminted);
}

/** The same target for some of its orgs, which must have ids. */
export function partOf(target: Target, orgs: readonly Org[]): Target {
  return { ...target, orgs, orgIds: orgs.flatMap(({ upstreamId }) => upstreamId ?? []) };
}

/** The one place that makes a Target: its callers hold an AuthorizedScope, or ask nothing but the probe. */
function mint(target: Unminted): Target {
  return target as Target;
}
