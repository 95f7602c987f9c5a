/** What a user sees who may not read any organisation yet. */
export function NoScopes({ isAdmin }: { isAdmin: boolean }) {
  return (
    <div className="mx-auto flex w-full max-w-120 flex-col gap-2 px-4 pt-[max(2rem,12dvh)]">
      <h1 className="font-semibold text-xl">No organisation to look at</h1>
      <p className="text-ink2">
        {isAdmin
          ? "No organisation is set up on this server. Add one under Admin, or set JUMPCLOUD_API_KEY and start it again."
          : "You are signed in, but no organisation has been opened to you. Ask an administrator for access, then load this page again."}
      </p>
    </div>
  );
}
