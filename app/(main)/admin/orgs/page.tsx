import type { Metadata } from "next";
import { OrgsPage } from "@/components/admin/orgs/orgs-page";
import { listAdminOrgs } from "@/lib/server/services/orgs-admin/list";
import { requireUser } from "../require-user";

export const metadata: Metadata = { title: "Organisations" };

export default async function OrganisationsPage() {
  const ctx = await requireUser("orgs:manage", "/admin/orgs");
  return <OrgsPage {...(await listAdminOrgs(ctx))} />;
}
