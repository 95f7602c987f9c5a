"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { auditQuery } from "@/lib/client/admin-audit";
import type { AuditFilter } from "@/lib/contract/audit";
import { AuditRow } from "./audit-row";

/** The rows that match, newest first, and older ones on demand. */
export function AuditList({ filter }: { filter: AuditFilter }) {
  const query = useInfiniteQuery({ ...auditQuery(filter), placeholderData: (before) => before });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const isOlderFailed = query.isFetchNextPageError;
  if (query.isPending) return <Skeleton className="h-60" />;
  if (query.error && !isOlderFailed)
    return <PanelError error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0)
    return <EmptyState title="No row matches">Take a condition away, or widen the time.</EmptyState>;
  return (
    <div className={cx("flex flex-col gap-3", query.isPlaceholderData && "opacity-60")}>
      <p role="status" className="text-ink2">
        {query.hasNextPage ? `The newest ${rows.length} rows; there are older ones.` : rowCount(rows.length)}
      </p>
      <ul aria-label="Audit log" className="border-line border-t">
        {rows.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} />
        ))}
      </ul>
      {isOlderFailed ? <PanelError error={query.error} onRetry={() => void query.fetchNextPage()} /> : null}
      {query.hasNextPage && !isOlderFailed ? (
        <div>
          <Button
            aria-disabled={query.isFetching || undefined}
            onClick={() => (query.isFetching ? undefined : void query.fetchNextPage())}
          >
            {query.isFetchingNextPage ? "Reading…" : "Show older rows"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const rowCount = (count: number) => (count === 1 ? "1 row, the only one." : `All ${count} rows.`);
