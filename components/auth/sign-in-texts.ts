/** What is said of a refused sign-in. The names come from next-auth and from addresses, which anyone may write. */

const FAILED = "Signing in failed on this server. Try again; if it stays, ask an administrator.";
const PROVIDER =
  "Signing in at the identity provider did not work out. Try again; if it stays, ask an administrator.";

const texts: Record<string, string> = {
  CredentialsSignin: "This e-mail address and password do not belong together.",
  AccessDenied: "This account may not sign in. Ask an administrator.",
  Pending: "Your account waits for an administrator, who has to let you in and choose what you may see.",
  Taken:
    "There is another account with your e-mail address. An administrator has to sort out which one is yours.",
  OAuthSignin: PROVIDER,
  OAuthCallback: PROVIDER,
  Callback: PROVIDER,
};

/** The text for the name of an error; for any other, and for null, that it failed. */
export function textOfError(name: string | null): string {
  return (name !== null && Object.hasOwn(texts, name) && texts[name]) || FAILED;
}
