/** Numbers that both sides of our API speak of. */

/** Rows that a search asks each page of the upstream with when its events must be checked one by one. */
export const SCAN_PAGE_ROWS = 5_000;

/** The colours that an organisation may have: tokens of the design. */
export const ORG_COLOURS = ["teal", "violet", "amber", "rose", "blue", "green", "orange", "slate"] as const;
export const ORG_NAME_MAX = 100;
/** The short name of an organisation in addresses; `all` and `msp` are taken. */
export const ORG_SLUG = /^(?!(?:all|msp)$)[a-z0-9][a-z0-9-]{0,40}$/;
/** JumpCloud's id of an organisation. */
export const UPSTREAM_ORG_ID = /^[0-9a-f]{24}$/;
/** An API key, or the secret of a service account: what a header can carry. */
export const SECRET = /^[\x21-\x7e]{8,512}$/;
/** A colon would end it in the header that carries it. */
export const CLIENT_ID = /^(?!.*:)[\x21-\x7e]{1,200}$/;

/** What a user may be, from the least rights to all. */
export const ROLES = ["viewer", "analyst", "admin"] as const;

/** What a file of events may be. */
export const EXPORT_FORMATS = ["csv", "ndjson", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Events that one file holds at most. */
export const EXPORT_ROWS_MAX = 1_000_000;
/** Columns of a CSV. */
export const EXPORT_FIELDS_MAX = 100;
