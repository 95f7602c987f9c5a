/** The virtual field that says whether what was tried worked. */
export const DEFAULT_BREAKDOWN = "outcome";
