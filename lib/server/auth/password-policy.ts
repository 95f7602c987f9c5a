/** Which passwords are refused, after NIST SP 800-63B-4: long, not common, not about us; no rules of composition. */
import "server-only";

export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;
/** What must be left of a password once the words that an attacker would try first are taken out. */
const MIN_OWN_CHARS = 8;

const CONTEXT_WORDS = [
  "directoryinsights",
  "directory",
  "insights",
  "dashboard",
  "jumpcloud",
  "administrator",
  "admin",
];
const COMMON_WORDS = [
  "password",
  "passw0rd",
  "p@ssword",
  "p@ssw0rd",
  "passphrase",
  "letmein",
  "welcome",
  "iloveyou",
  "qwertyuiop",
  "qwerty",
  "azerty",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv",
  "1q2w3e4r",
  "1qaz2wsx",
  "changeme",
  "secret",
  "monkey",
  "dragon",
  "football",
  "baseball",
  "superman",
  "trustno1",
  "correcthorsebatterystaple",
  "summer",
  "winter",
  "spring",
  "autumn",
  "company",
  "test",
  "login",
  "master",
  "sunshine",
  "princess",
];
const SEQUENCES = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789012345678901234567890",
  "98765432109876543210987654321098765432109",
  "qwertyuiopasdfghjklzxcvbnm",
];
const MIN_WORD = 3;

/** Removes runs of three or more characters of a sequence or of one character. */
function withoutRuns(text: string): string {
  let rest = text.replace(/(.)\1{2,}/gu, "");
  for (const sequence of SEQUENCES) {
    for (let length = Math.min(sequence.length, rest.length); length >= 4; length -= 1) {
      for (let at = 0; at + length <= sequence.length; at += 1)
        rest = rest.replaceAll(sequence.slice(at, at + length), "");
    }
  }
  return rest;
}

/** The shortest unit whose repetition is the whole text, or the text itself. */
function withoutRepetition(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

/**
 * The reason to refuse `password`, fit for the user's eyes, or null. `about` are words of the account and the
 * installation: name, e-mail address, names of organisations.
 */
export function passwordFault(password: string, about: readonly string[]): string | null {
  const text = password.normalize("NFC");
  const length = [...text].length;
  if (length < PASSWORD_MIN)
    return `Use at least ${PASSWORD_MIN} characters. A few words in a row are easy to remember.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  const own = about
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= MIN_WORD);
  const bare = withoutRepetition(text.toLowerCase().replace(/[^\p{L}\p{N}\p{S}\p{P}]+/gu, ""));
  const known = [...own, ...CONTEXT_WORDS, ...COMMON_WORDS].sort((a, b) => b.length - a.length);
  const rest = withoutRuns(known.reduce((left, word) => left.replaceAll(word, ""), bare));
  if ([...rest].length < MIN_OWN_CHARS)
    return "This is too easy to guess: it is common, repeats itself, or holds your name, address or the product's.";
  return null;
}
