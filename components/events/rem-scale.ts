/** How much larger than standard (16 px) the user's text is; widths are kept at the standard size. */
export function remScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}
