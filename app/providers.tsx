"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { SessionEnded } from "@/components/auth/session-ended";
import { isAppError } from "@/lib/core/errors";

/** What the pages of a signed-in user share: the cache of answers, and the one notice that a session has ended. */
export function Providers({ children }: { children: ReactNode }) {
  const [hasEnded, setEnded] = useState(false);
  const [client] = useState(() => {
    const onError = (error: unknown) => {
      if (isAppError(error) && error.code === "UNAUTHENTICATED") setEnded(true);
    };
    return new QueryClient({
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
      defaultOptions: { queries: { refetchOnWindowFocus: false } },
    });
  });
  return (
    <QueryClientProvider client={client}>
      {children}
      <SessionEnded open={hasEnded} onOpenChange={setEnded} />
    </QueryClientProvider>
  );
}
