import { AppError } from "@/lib/core/errors";

interface QueryLike {
  error: unknown;
  isPending: boolean;
  isPlaceholderData: boolean;
  fetchStatus: string;
}

/**
 * Why a query has no answer of its own, or null while it loads and once it has one. A query that was
 * cancelled before its first answer would otherwise look as if it still loaded.
 */
export function queryFault({ error, isPending, isPlaceholderData, fetchStatus }: QueryLike): unknown {
  if (error !== null && error !== undefined) return error;
  const isStopped = fetchStatus === "idle" && (isPending || isPlaceholderData);
  return isStopped ? new AppError("CLIENT_CLOSED") : null;
}
