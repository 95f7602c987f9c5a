import { notFound, redirect } from "next/navigation";
import { loadLink } from "@/lib/server/services/searches/links";
import { requireScope } from "../../require-scope";

interface LinkPageProps {
  params: Promise<{ scope: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What of the screen a short link may carry beside the search that it stands for. */
const CARRIED = ["event", "tab", "chart", "compare"];

/** Leads a short link to its search. Without access it is a page that is not there, like any other such address. */
export default async function LinkPage({ params, searchParams }: LinkPageProps) {
  const { id } = await params;
  const { scope } = await requireScope(params, `/s/${id}`);
  const query = (await loadLink(scope, id)) ?? notFound();
  const given = await searchParams;
  const carried = new URLSearchParams();
  for (const name of CARRIED) {
    const value = given[name];
    if (typeof value === "string") carried.set(name, value);
  }
  const parts = [query, carried.toString()].filter((part) => part !== "");
  redirect(`/o/${scope.slug}${parts.length > 0 ? `?${parts.join("&")}` : ""}`);
}
