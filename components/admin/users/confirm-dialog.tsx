"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { doToUser, makeUserLink } from "@/lib/client/admin-users";
import type { UserLink, UserSummary } from "@/lib/contract/users";

type Task = "link" | "disable" | "enable" | "totp";

interface ConfirmDialogProps {
  task: Task;
  user: UserSummary;
  onLink: (name: string, link: UserLink) => void;
  onClose: () => void;
}

/** Asks before something is done to a user, and says what it brings. */
export function ConfirmDialog({ task, user, onLink, onClose }: ConfirmDialogProps) {
  const router = useRouter();
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth();
  const act = useMutation({
    mutationFn: () => withRecentAuth(() => perform(task, user)),
    onSettled: () => router.refresh(),
    onSuccess: (link) => {
      onClose();
      if (link) onLink(user.name, link);
    },
  });
  const { title, text, verb } = wordsOf(task, user);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant={task === "disable" || task === "totp" ? "danger" : "primary"}
            aria-disabled={act.isPending || undefined}
            onClick={() => (act.isPending ? undefined : act.mutate())}
          >
            {verb}
          </Button>
        </>
      }
    >
      <FormAlert text={act.error ? faultsOf(act.error, []).form : null} />
      {recentAuth}
    </Dialog>
  );
}

async function perform(task: Task, { id }: UserSummary): Promise<UserLink | null> {
  if (task === "link") return makeUserLink(id);
  await doToUser(id, task === "totp" ? "totp/remove" : task);
  return null;
}

function wordsOf(task: Task, { name, status }: UserSummary): { title: string; text: string; verb: string } {
  if (task === "disable")
    return {
      title: `Disable ${name}?`,
      text: "All their sessions end at once, and they cannot sign in. Their searches and grants are kept.",
      verb: "Disable",
    };
  if (task === "enable")
    return status === "pending"
      ? {
          title: `Let ${name} in?`,
          text: "They came by single sign-on. From then on they read what they are granted.",
          verb: "Let in",
        }
      : {
          title: `Enable ${name}?`,
          text: "They can sign in again, with the role and the grants that they had.",
          verb: "Enable",
        };
  if (task === "totp")
    return {
      title: `Take the second factor of ${name} away?`,
      text: "For a lost device. All their sessions end, and until they set up another one the password alone signs in, unless the policy asks for a second factor.",
      verb: "Take away",
    };
  return status === "invited"
    ? {
        title: `New invitation for ${name}?`,
        text: "The link lasts a day and works once. Earlier links end.",
        verb: "Make link",
      }
    : {
        title: `Reset the password of ${name}?`,
        text: "The link lasts a quarter of an hour and works once. The password stays until it is used; then all their sessions end. Earlier links end now.",
        verb: "Make link",
      };
}
