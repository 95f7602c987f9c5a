import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SetupForm } from "@/components/auth/setup-form";
import { needsSetup } from "@/lib/server/services/setup";

export const metadata: Metadata = { title: "Set up" };

/** Answers only while there is no user at all. */
export default async function SetupPage() {
  if (!(await needsSetup())) notFound();
  return (
    <AuthFrame
      title="Create the first administrator"
      intro="This page works once. The administrator adds organisations and everybody else."
    >
      <SetupForm />
    </AuthFrame>
  );
}
