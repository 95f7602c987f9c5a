import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import { SearchesPage } from "@/components/searches/searches-page";
import { loadScope, loadSession } from "@/lib/server/services/session";

export const metadata: Metadata = { title: "Searches" };

interface SavedSearchesPageProps {
  params: Promise<{ scope: string }>;
}

export default async function SavedSearchesPage({ params }: SavedSearchesPageProps) {
  const { scope: slug } = await params;
  const actor = await loadSession();
  if (!actor) redirect(loginPath((await headers()).get("x-path") ?? `/o/${slug}/searches`));
  const scope = await loadScope(actor, slug);
  if (!scope) notFound();
  return <SearchesPage key={scope.slug} scope={scope.slug} role={actor.role} />;
}
