"use client";
import { FileResult } from "@/components/export/file-result";
import type { FileState } from "@/components/export/use-file";
import { Button } from "@/components/ui/button";
import { auditExportPath } from "@/lib/client/admin-audit";
import type { AuditFilter } from "@/lib/contract/audit";

const FORMATS = [
  { format: "ndjson", label: "Export NDJSON" },
  { format: "csv", label: "Export CSV" },
] as const;

const inWords = (rows: number) => `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;

interface AuditExportProps {
  filter: AuditFilter;
  taking: FileState;
}

/** Starts the files of what was found; what comes of them is told by `AuditFile`. */
export function AuditExport({ filter, taking }: AuditExportProps) {
  if (taking.isTaking) return <Button onClick={taking.cancel}>Cancel the export</Button>;
  return FORMATS.map(({ format, label }) => (
    <Button key={format} onClick={() => taking.start({ path: auditExportPath(filter, format), format })}>
      {label}
    </Button>
  ));
}

/** How the file comes along, and what came of it. */
export function AuditFile({ taking }: Pick<AuditExportProps, "taking">) {
  return <FileResult state={taking} inWords={inWords} />;
}
