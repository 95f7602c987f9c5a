"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AdminPage } from "@/components/admin/admin-page";
import { Button, buttonClass } from "@/components/ui/button";
import { auditExportPath } from "@/lib/client/admin-audit";
import type { AuditFilter } from "@/lib/contract/audit";
import { filterOf } from "./audit-draft";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { ChainCheck } from "./chain-check";

/** Who did what, and whether the record is whole. */
export function AuditPage() {
  const client = useQueryClient();
  const [filter, setFilter] = useState<AuditFilter>({});
  const refresh = () => void client.resetQueries({ queryKey: ["admin", "audit"] });
  return (
    <AdminPage
      title="Audit log"
      about="Who signed in, searched, shared, changed something or was refused. Rows are only ever added, and each holds the hash of the one before it. The files have what was found, newest first."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button onClick={refresh}>Refresh</Button>
          <a className={buttonClass()} download href={auditExportPath(filter, "ndjson")}>
            Export NDJSON
          </a>
          <a className={buttonClass()} download href={auditExportPath(filter, "csv")}>
            Export CSV
          </a>
        </div>
      }
    >
      <ChainCheck />
      <AuditFilters onFind={(draft) => setFilter(filterOf(draft))} />
      <AuditList filter={filter} />
    </AdminPage>
  );
}
