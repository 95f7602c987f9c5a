/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

/**
 * What a spreadsheet would run instead of show: text that begins like a formula, also with blanks before it
 * or in full-width characters, which some of them read as the plain ones.
 */
const FORMULA = /^(?:[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])/;
/** A comma, a quote or a line break need quotes; a semicolon or a tab separate cells in some places. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One cell. A text that begins like a formula gets an apostrophe before it, which spreadsheets show as
 * text; `isRaw` leaves it as it is, for programs that read CSV.
 */
export function csvCell(text: string, isRaw = false): string {
  const isFormula = !isRaw && FORMULA.test(text);
  const safe = isFormula ? `'${text}` : text;
  return isFormula || NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its end. */
export function csvLine(cells: readonly string[], isRaw = false): string {
  return `${cells.map((cell) => csvCell(cell, isRaw)).join(",")}\r\n`;
}
