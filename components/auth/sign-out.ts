import { forgetDrafts } from "@/components/explorer/use-text-draft";
import { forgetEarlier } from "@/components/searches/earlier-store";
import { AppError } from "@/lib/core/errors";
import { postAuth } from "./auth-api";

/**
 * Ends the session on the server, then loads the sign-in page anew, so that nothing of the session stays in
 * memory. Throws AppError when the server did not confirm: the user must know that they are still signed in.
 */
export async function signOut(
  leave: (path: string) => void = (path) => window.location.assign(path),
): Promise<void> {
  const answer = await postAuth("signout", { callbackUrl: "/login" });
  if (answer.status >= 400) throw new AppError("INTERNAL");
  forgetDrafts();
  forgetEarlier();
  leave("/login");
}
