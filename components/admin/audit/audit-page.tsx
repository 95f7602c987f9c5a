"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AdminPage } from "@/components/admin/admin-page";
import { useFile } from "@/components/export/use-file";
import { Button } from "@/components/ui/button";
import type { AuditFilter } from "@/lib/contract/audit";
import { filterOf } from "./audit-draft";
import { AuditExport, AuditFile } from "./audit-export";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { ChainCheck } from "./chain-check";

/** Who did what, and whether the record is whole. */
export function AuditPage() {
  const client = useQueryClient();
  const [filter, setFilter] = useState<AuditFilter>({});
  const taking = useFile();
  const refresh = () => void client.resetQueries({ queryKey: ["admin", "audit"] });
  return (
    <AdminPage
      title="Audit log"
      about="Who signed in, searched, shared, changed something or was refused. Rows are only ever added, and each holds the hash of the one before it. The files have what was found, newest first."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button onClick={refresh}>Refresh</Button>
          <AuditExport filter={filter} taking={taking} />
        </div>
      }
    >
      <AuditFile taking={taking} />
      <ChainCheck />
      <AuditFilters onFind={(draft) => setFilter(filterOf(draft))} />
      <AuditList filter={filter} />
    </AdminPage>
  );
}
