/** How a group joins its items, as it reads before their number. */
export const GROUP_WORDS = { and: "all of", or: "any of", not: "none of" } as const;
