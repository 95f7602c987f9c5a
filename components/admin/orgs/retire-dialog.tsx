"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormAlert } from "@/components/auth/form-alert";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { setRetired } from "@/lib/client/admin-orgs";
import type { AdminOrg } from "@/lib/contract/admin-orgs";
import { isAppError } from "@/lib/core/errors";

interface RetireDialogProps {
  org: AdminOrg;
  onClose: () => void;
}

/** Asks before everybody's view of an organisation ends, or begins again. */
export function RetireDialog({ org, onClose }: RetireDialogProps) {
  const router = useRouter();
  const retires = org.retiredAt === null;
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth();
  const act = useMutation({
    mutationFn: () => withRecentAuth(() => setRetired(org, retires)),
    onSettled: () => router.refresh(),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={retires ? `Retire ${org.name}?` : `Bring back ${org.name}?`}
      description={
        retires
          ? "From the next request on nobody reads it. Its key, searches and grants are kept, and it can be brought back."
          : "Everybody who was granted it reads it again, with the key that it had."
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant={retires ? "danger" : "primary"}
            aria-disabled={act.isPending || undefined}
            onClick={() => (act.isPending ? undefined : act.mutate())}
          >
            {retires ? "Retire" : "Bring back"}
          </Button>
        </>
      }
    >
      <FormAlert text={act.error ? (isAppError(act.error) ? act.error.message : "This failed.") : null} />
      {recentAuth}
    </Dialog>
  );
}
