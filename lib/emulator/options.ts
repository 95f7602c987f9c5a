/** What the documents leave open, one switch for each: set per API key. */

/** Service names of the API specification 2025-11, and `workflows` of JumpCloud's own exporter. */
export const KNOWN_SERVICES: readonly string[] = [
  "access_management",
  "alerts",
  "all",
  "asset_management",
  "directory",
  "ldap",
  "mdm",
  "notifications",
  "object_storage",
  "password_manager",
  "radius",
  "reports",
  "saas_app_management",
  "software",
  "sso",
  "systems",
  "workflows",
];

/** The same and every further name that some client or live tenant has shown: the service list is open. */
export const OPEN_SERVICES: readonly string[] = [
  ...KNOWN_SERVICES,
  "access_certification",
  "adbridge_user",
  "ai_admin",
  "aigw",
  "alert",
  "genai",
  "generic_di",
  "pam",
  "password_vault",
];

export interface KeyOptions {
  /** `seed` knows neither `not`, `skip` nor `exact_match`. */
  edition: "2025-11" | "seed";
  services: readonly string[];
  unknownKeys: "error" | "ignore";
  /** 1000 by the API documentation, 10,000 by the help page. */
  defaultLimit: number;
  limitAboveMax: "default" | "error" | "clamp";
  /** What must stay the same for a cursor to be taken: the query, the query and its limit, or nothing. */
  cursorBinding: "query" | "query-and-limit" | "none";
  /** `lowered`: stored values are lower case, wanted ones are compared as sent. */
  caseRule: "lowered" | "exact";
  /** A condition on `changes`, `useragent` or `system_timestamp`. */
  unsearchable: "error" | "nothing";
  /** `contains`: a word of `q` may stand inside a value; `token`: it must be a whole word. */
  textRule: "contains" | "token";
  maxDepth: number;
  maxCriteria: number;
  endInclusive: boolean;
  /** Older events are gone. Null: whatever was given exists. */
  retentionDays: number | null;
  /** A start further back answers 402. */
  licenceDays: number | null;
  distinctShape: "buckets" | "field" | "array";
  distinctKeys: "lowered" | "original";
  distinctCap: number;
  /** `silent` answers no buckets whatever the data. */
  interval: "normal" | "silent";
  intervalShape: "buckets" | "field" | "array";
  /** Buckets without events: left out, filled between the first and the last, or over the whole range. */
  intervalGaps: "omit" | "between" | "all";
  maxBuckets: number;
  /** The org of a call without x-org-id; null: the only one, or a refusal when there are several. */
  home: string | null;
  /** Compress when the caller accepts gzip. */
  gzip: boolean;
  latencyMs: number;
  bytesPerSecond: number | null;
  /** Send `x-emulator: directory-insights`. */
  marker: boolean;
}

export const DEFAULT_OPTIONS: KeyOptions = {
  edition: "2025-11",
  services: KNOWN_SERVICES,
  unknownKeys: "error",
  defaultLimit: 1_000,
  limitAboveMax: "default",
  cursorBinding: "query-and-limit",
  caseRule: "lowered",
  unsearchable: "error",
  textRule: "contains",
  maxDepth: 10,
  maxCriteria: 1_024,
  endInclusive: false,
  retentionDays: null,
  licenceDays: null,
  distinctShape: "buckets",
  distinctKeys: "lowered",
  distinctCap: 1_000,
  interval: "normal",
  intervalShape: "buckets",
  intervalGaps: "omit",
  maxBuckets: 65_536,
  home: null,
  gzip: true,
  latencyMs: 0,
  bytesPerSecond: null,
  marker: true,
};
