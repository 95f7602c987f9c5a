import type { Metadata } from "next";
import { LensList } from "@/components/lenses/lens-list";
import { getServer } from "@/lib/server/server";
import { requireScope } from "../require-scope";

export const metadata: Metadata = { title: "Lenses" };

interface LensesPageProps {
  params: Promise<{ scope: string }>;
}

export default async function LensesPage({ params }: LensesPageProps) {
  const { scope } = await requireScope(params, "/lenses");
  return <LensList key={scope.slug} scope={scope.slug} serverNow={getServer().now()} />;
}
