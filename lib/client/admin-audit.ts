/** The audit log, over our own API. Each call throws AppError. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AuditEntry, AuditFilter, AuditResponse, AuditVerifyResponse } from "@/lib/contract/audit";
import { type Guard, isCount, isText, listOf, nullable, shape } from "./guard";
import { get, post } from "./http";

const PATH = "/api/admin/audit";

export const isAuditResponse: Guard<AuditResponse> = shape<AuditResponse>({
  rows: listOf(
    shape<AuditEntry>({
      seq: isCount,
      at: isText,
      action: isText,
      outcome: isText,
      actor: isText,
      scope: nullable(isText),
      address: isText,
      requestId: isText,
      detail: isText,
      hash: isText,
    }),
  ),
  next: nullable(isCount),
});

const isReport: Guard<AuditVerifyResponse> = shape<AuditVerifyResponse>({
  rows: isCount,
  brokenAt: nullable(isCount),
  lastHash: isText,
});

function queryOf(filter: AuditFilter, more: Record<string, string> = {}): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams([...given, ...Object.entries(more)]).toString();
}

/** The rows that match, newest first, page by page. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit", filter],
    queryFn: ({ signal, pageParam }) =>
      get(`${PATH}?${queryOf(filter, pageParam === null ? {} : { before: String(pageParam) })}`, {
        signal,
        is: isAuditResponse,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    retry: false,
    staleTime: 0,
  });

/** Where the file of what matches is. */
export function auditExportPath(filter: AuditFilter, format: "ndjson" | "csv"): string {
  return `${PATH}/export?${queryOf(filter, { format })}`;
}

/** Has the whole chain recomputed. */
export function verifyChain(): Promise<AuditVerifyResponse> {
  return post(`${PATH}/verify`, {}, { is: isReport });
}
