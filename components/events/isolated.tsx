import type { ReactNode } from "react";

/** Hebrew, Arabic and the other scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Text that may run from right to left, kept from reordering what stands around it. Plain text costs nothing. */
export function isolated(text: string): ReactNode {
  return RIGHT_TO_LEFT.test(text) ? <bdi>{text}</bdi> : text;
}
