"use client";
import type { KeptAct } from "@/components/auth/after-sign-on";
import type { UserLink, UserSummary } from "@/lib/contract/users";
import { ConfirmDialog } from "./confirm-dialog";
import { UserDialog } from "./user-dialog";
import type { GrantableOrg } from "./user-grants";
import type { UserTask } from "./user-row";
import { UserSessionsDialog } from "./user-sessions-dialog";

export interface UserTaskDialogProps {
  task: UserTask | "add";
  /** Null while one is added. */
  user: UserSummary | null;
  orgs: readonly GrantableOrg[];
  kept: KeptAct | null;
  onLink: (name: string, link: UserLink) => void;
  onClose: () => void;
}

/** The dialog of what was chosen for a user. */
export function UserTaskDialog({ task, user, orgs, kept, onLink, onClose }: UserTaskDialogProps) {
  const form = { orgs, kept, onLink, onClose };
  if (task === "add") return <UserDialog user={null} {...form} />;
  if (!user) return null;
  // A newer version is a form of its own: what was typed for the older one does not fit it.
  const key = `${user.id} ${user.version}`;
  if (task === "edit") return <UserDialog key={key} user={user} {...form} />;
  if (task === "sessions") return <UserSessionsDialog user={user} onClose={onClose} />;
  return <ConfirmDialog task={task} user={user} onLink={onLink} onClose={onClose} />;
}
