import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import { Explorer } from "@/components/explorer/explorer";
import { getServer } from "@/lib/server/server";
import { retentionOf } from "@/lib/server/services/orgs";
import { loadScope, loadSession } from "@/lib/server/services/session";

export const metadata: Metadata = { title: "Explore" };

interface ExplorePageProps {
  params: Promise<{ scope: string }>;
}

export default async function ExplorePage({ params }: ExplorePageProps) {
  const { scope: slug } = await params;
  const actor = await loadSession();
  if (!actor) redirect(loginPath((await headers()).get("x-path") ?? `/o/${slug}`));
  const scope = await loadScope(actor, slug);
  if (!scope) notFound();
  const server = getServer();
  return (
    <Explorer
      key={scope.slug}
      scope={scope.slug}
      serverNow={server.now()}
      retentionDays={retentionOf(server, scope)}
      userRole={actor.role}
    />
  );
}
