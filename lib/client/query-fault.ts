import { AppError } from "@/lib/core/errors";

interface QueryLike {
  data: unknown;
  error: unknown;
  isPending: boolean;
  isPlaceholderData: boolean;
  isRefetchError: boolean;
  fetchStatus: string;
}

/**
 * Why a query has no answer of its own, or null while it loads and once it has one. A query that was
 * cancelled before its first answer would otherwise look as if it still loaded.
 */
export function queryFault({ data, error, isPending, isPlaceholderData, fetchStatus }: QueryLike): unknown {
  if (data !== undefined && !isPlaceholderData) return null;
  if (error !== null && error !== undefined) return error;
  const isStopped = fetchStatus === "idle" && (isPending || isPlaceholderData);
  return isStopped ? new AppError("CLIENT_CLOSED") : null;
}

/** Why the answer on screen could not be renewed, or null. The answer itself still holds. */
export function refreshFault({ isRefetchError, isPlaceholderData, error }: QueryLike): unknown {
  return isRefetchError && !isPlaceholderData ? error : null;
}
