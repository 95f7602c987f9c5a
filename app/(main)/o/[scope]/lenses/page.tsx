import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import { LensList } from "@/components/lenses/lens-list";
import { getServer } from "@/lib/server/server";
import { loadScope, loadSession } from "@/lib/server/services/session";

export const metadata: Metadata = { title: "Lenses" };

interface LensesPageProps {
  params: Promise<{ scope: string }>;
}

export default async function LensesPage({ params }: LensesPageProps) {
  const { scope: slug } = await params;
  const actor = await loadSession();
  if (!actor) redirect(loginPath((await headers()).get("x-path") ?? `/o/${slug}/lenses`));
  const scope = await loadScope(actor, slug);
  if (!scope) notFound();
  return <LensList key={scope.slug} scope={scope.slug} serverNow={getServer().now()} />;
}
