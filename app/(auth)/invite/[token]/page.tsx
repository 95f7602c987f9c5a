import type { Metadata } from "next";
import { AuthFrame } from "@/components/auth/auth-frame";
import { InviteForm } from "@/components/auth/invite-form";
import { loadUserLink } from "@/lib/server/services/users-admin/use-link";

export const metadata: Metadata = { title: "Choose a password" };

/** Opening the page does not use the link up: previews of messages open pages too. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await loadUserLink(token);
  if (!link)
    return (
      <AuthFrame title="This link does not work any more">
        <p>It was used, it has run out, or it is not whole. Ask your administrator for a new one.</p>
      </AuthFrame>
    );
  return (
    <AuthFrame
      title={link.purpose === "invite" ? `Welcome, ${link.name}` : "Choose a new password"}
      intro={
        <>
          For the account <span className="wrap-anywhere">{link.email}</span>.
          {link.purpose === "reset" ? " All its sessions end." : null}
        </>
      }
    >
      <InviteForm token={token} email={link.email} />
    </AuthFrame>
  );
}
