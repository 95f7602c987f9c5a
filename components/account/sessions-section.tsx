"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import type { RecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { endSessions, sessionsQuery } from "@/lib/client/account";
import type { EndSessionsRequest } from "@/lib/contract/account";
import { Section } from "./section";
import { SessionRow } from "./session-row";

/** Where one is signed in, and the way to end it there. */
export function SessionsSection({ withRecentAuth }: Pick<RecentAuth, "withRecentAuth">) {
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const [fault, setFault] = useState<string | null>(null);
  const end = async (which: EndSessionsRequest) => {
    setFault(null);
    try {
      await withRecentAuth(() => endSessions(which));
    } catch (error) {
      setFault(faultsOf(error, []).form);
    }
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const list = sessions.data?.sessions ?? [];
  return (
    <Section
      title="Sessions"
      aside={
        list.length > 1 ? (
          <Button size="sm" onClick={() => void end({ others: true })}>
            End all others
          </Button>
        ) : null
      }
    >
      <p className="text-ink2">
        Where you are signed in. A session ends after half an hour without use, and after twelve hours in any
        case.
      </p>
      {sessions.error ? <PanelError error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <Skeleton className="h-16" /> : null}
      <ul aria-label="Sessions">
        {list.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => void end({ id: session.id })} />
        ))}
      </ul>
      <FormAlert text={fault} />
    </Section>
  );
}
