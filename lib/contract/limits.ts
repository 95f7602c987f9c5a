/** Numbers that both sides of our API speak of. */

/** Rows that a search asks each page of the upstream with when its events must be checked one by one. */
export const SCAN_PAGE_ROWS = 5_000;
