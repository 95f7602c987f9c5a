import type { Metadata } from "next";
import { SearchesPage } from "@/components/searches/searches-page";
import { requireScope } from "../require-scope";

export const metadata: Metadata = { title: "Searches" };

interface SavedSearchesPageProps {
  params: Promise<{ scope: string }>;
}

export default async function SavedSearchesPage({ params }: SavedSearchesPageProps) {
  const { actor, scope } = await requireScope(params, "/searches");
  return <SearchesPage key={scope.slug} scope={scope.slug} role={actor.role} />;
}
