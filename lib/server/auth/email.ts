/** One spelling for each account. */
import "server-only";

/**
 * The form of an e-mail address that accounts and throttles are keyed by: NFKC (fullwidth letters become plain),
 * trimmed, lower case. Different people never share it; one person's spellings do.
 */
export function canonicalEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
