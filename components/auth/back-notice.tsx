/** For an act that left no form behind, or one that has changed meanwhile: it is not repeated unseen. */
export function BackNotice({ isShown }: { isShown: boolean }) {
  if (!isShown) return null;
  return (
    <p role="status" className="rounded-md bg-accent-soft px-3 py-2">
      You are back. What you were about to do has not been done: do it again.
    </p>
  );
}
