/** The mark of a value that is new: small enough for the narrowest column. */
export function FirstSeenDot() {
  return <span aria-hidden className="inline-block size-1.5 rounded-full bg-accent" />;
}
