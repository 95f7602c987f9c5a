import type { Metadata } from "next";
import { Explorer } from "@/components/explorer/explorer";
import { getServer } from "@/lib/server/server";
import { retentionOf } from "@/lib/server/services/orgs";
import { requireScope } from "./require-scope";

export const metadata: Metadata = { title: "Explore" };

interface ExplorePageProps {
  params: Promise<{ scope: string }>;
}

export default async function ExplorePage({ params }: ExplorePageProps) {
  const { actor, scope } = await requireScope(params);
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
