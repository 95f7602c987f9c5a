/** Text as one word of a shell. */

/** `text` for sh, bash and zsh: nothing in single quotes means anything to them but the quote itself. */
export function quoteShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * `text` for PowerShell, which doubles a quote inside quotes, and takes curly quotes for plain ones: each
 * is doubled as itself.
 */
export function quotePowerShell(text: string): string {
  return `'${text.replace(/['\u2018-\u201B]/g, "$&$&")}'`;
}

/**
 * JSON of `value`, indented, in ASCII alone: what a terminal, a clipboard or an old PowerShell would
 * change on its way stands as an escape. `value` must be one that JSON can hold.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007F-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
