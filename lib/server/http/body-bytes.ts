import "server-only";

/** Tells our listener the size of a body, which Next would otherwise hide from it. Never leaves the process. */
export const BODY_BYTES_HEADER = "x-body-bytes";
