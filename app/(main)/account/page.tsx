import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/account/account-page";
import { loginPath } from "@/components/auth/callback-url";
import { loadSession } from "@/lib/server/services/session";

export const metadata: Metadata = { title: "Your account" };

export default async function Account() {
  if (!(await loadSession())) redirect(loginPath("/account"));
  return <AccountPage />;
}
