import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { requireSession } from "../require-session";

export const metadata: Metadata = { title: "Your account" };

export default async function Account() {
  await requireSession("/account");
  return <AccountPage />;
}
