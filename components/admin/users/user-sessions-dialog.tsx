"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { SessionRow } from "@/components/account/session-row";
import { faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { endUserSessions, userSessionsQuery } from "@/lib/client/admin-users";
import type { EndUserSessionsRequest, UserSummary } from "@/lib/contract/users";

/** Where the user is signed in, and the way to end it there. */
export function UserSessionsDialog({ user, onClose }: { user: UserSummary; onClose: () => void }) {
  const router = useRouter();
  const sessions = useQuery({ ...userSessionsQuery(user.id), staleTime: 0 });
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth();
  const end = useMutation({
    mutationFn: (which: EndUserSessionsRequest) => withRecentAuth(() => endUserSessions(user.id, which)),
    onSettled: async () => {
      router.refresh();
      await sessions.refetch();
    },
  });
  const list = sessions.data?.sessions ?? [];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Sessions of ${user.name}`}
      footer={
        <>
          {list.length > 0 ? (
            <Button
              variant="danger"
              aria-disabled={end.isPending || undefined}
              onClick={() => (end.isPending ? undefined : end.mutate({ all: true }))}
            >
              End all
            </Button>
          ) : null}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {sessions.error ? <PanelError error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <Skeleton className="h-16" /> : null}
      {sessions.data && list.length === 0 ? <p className="text-ink2">No open session.</p> : null}
      <ul aria-label="Sessions">
        {list.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => end.mutate({ id: session.id })} />
        ))}
      </ul>
      <FormAlert text={end.error ? faultsOf(end.error, []).form : null} />
      {recentAuth}
    </Dialog>
  );
}
