/** The API calls that a search stands for, and the same as commands to run without us. */
import { asciiJson, quotePowerShell, quoteShell } from "@/lib/core/quoting";
import type { WireCountBody, WireEventsBody } from "@/lib/insights/wire";
import { compile, wireSort } from "./compile";
import type { Search, Window } from "./schema";

/** The servers of the API specification. */
export const API_HOSTS = {
  us: "https://api.jumpcloud.com",
  eu: "https://api.eu.jumpcloud.com",
  in: "https://api.in.jumpcloud.com",
} as const;
export type ApiRegion = keyof typeof API_HOSTS;
const BASE_PATH = "/insights/directory/v1";

/** Which organisation a call names: one by its id, or the provider's own events. */
export type ApiTenant = "org" | "provider";

export interface ApiRequest {
  path: string;
  body: WireEventsBody | WireCountBody;
}

/** The first call for the rows of `search` in `window`, `limit` at a time. */
export function eventsRequest(search: Search, window: Window, limit: number): ApiRequest {
  const { body } = compile(search, window);
  return { path: `${BASE_PATH}/events`, body: { ...body, limit, sort: wireSort(search) } };
}

/** The call for their number. */
export function countRequest(search: Search, window: Window): ApiRequest {
  return { path: `${BASE_PATH}/events/count`, body: compile(search, window).body };
}

/** `request` as a curl command for sh, bash and zsh. Key and organisation are variables, never values. */
export function asCurl({ path, body }: ApiRequest, region: ApiRegion, tenant: ApiTenant): string {
  const header =
    tenant === "org" ? '"x-org-id: $JUMPCLOUD_ORG_ID"' : '"x-provider-id: $JUMPCLOUD_PROVIDER_ID"';
  return [
    `curl --request POST ${quoteShell(API_HOSTS[region] + path)}`,
    '--header "x-api-key: $JUMPCLOUD_API_KEY"',
    `--header ${header}`,
    "--header 'content-type: application/json'",
    `--data-raw ${quoteShell(asciiJson(body))}`,
  ].join(" \\\n  ");
}

/** `request` for PowerShell. Key and organisation are variables of the environment, never values. */
export function asPowerShell({ path, body }: ApiRequest, region: ApiRegion, tenant: ApiTenant): string {
  const [name, variable] =
    tenant === "org" ? ["x-org-id", "JUMPCLOUD_ORG_ID"] : ["x-provider-id", "JUMPCLOUD_PROVIDER_ID"];
  return [
    `$headers = @{ 'x-api-key' = $Env:JUMPCLOUD_API_KEY; '${name}' = $Env:${variable} }`,
    `$body = ${quotePowerShell(asciiJson(body))}`,
    `Invoke-RestMethod -Method Post -Uri ${quotePowerShell(API_HOSTS[region] + path)} -Headers $headers -ContentType 'application/json' -Body $body`,
  ].join("\n");
}
