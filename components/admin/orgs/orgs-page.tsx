import { AdminPage } from "@/components/admin/admin-page";
import { EmptyState } from "@/components/ui/empty-state";
import type { AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import { OrgRow } from "./org-row";

/** The organisations of this server. */
export function OrgsPage({ orgs, environment }: AdminOrgsResponse) {
  return (
    <AdminPage title="Organisations" about="Whose events can be read on this server, and with what.">
      {orgs.length === 0 ? (
        <EmptyState title="No organisation yet">Nobody can search before there is one.</EmptyState>
      ) : (
        <ul aria-label="Organisations" className="border-line border-t">
          {orgs.map((org) => (
            <OrgRow key={org.id} org={org} environment={environment} />
          ))}
        </ul>
      )}
    </AdminPage>
  );
}
