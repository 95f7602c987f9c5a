"use client";
import { Ellipsis } from "lucide-react";
import { momentWords } from "@/components/admin/orgs/org-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import type { UserSummary } from "@/lib/contract/users";
import { grantWords, ROLE_NAMES, STATUS_NAMES, STATUS_TONES, signInWords } from "./user-words";

export type UserTask = "edit" | "sessions" | "link" | "disable" | "enable" | "totp";

interface UserRowProps {
  user: UserSummary;
  isSelf: boolean;
  orgNames: ReadonlyMap<string, string>;
  onTask: (task: UserTask) => void;
}

/** One user: who, in which state, what they may open, how they sign in, and what can be done with them. */
export function UserRow({ user, isSelf, orgNames, onTask }: UserRowProps) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2.5 md:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,3fr)_auto] md:items-start">
      <div className="min-w-0">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2 font-semibold">
          <bdi className="wrap-anywhere min-w-0">{user.name}</bdi>
          <Badge tone={STATUS_TONES[user.status]}>{STATUS_NAMES[user.status]}</Badge>
          {isSelf ? <Badge tone="accent">you</Badge> : null}
        </h2>
        <p className="wrap-anywhere text-ink3 text-sm">
          <bdi>{user.email}</bdi>
        </p>
      </div>
      <div className="min-w-0 text-ink2">
        <p>{ROLE_NAMES[user.role]}</p>
        <p className="wrap-anywhere text-ink3 text-sm">{grantWords(user, orgNames)}</p>
      </div>
      <div className="min-w-0 text-ink2">
        <p>{signInWords(user)}</p>
        <p className="text-ink3 text-sm">
          {user.lastSeenAt ? `Last seen ${momentWords(user.lastSeenAt)}` : "Not signed in now"}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-1.5 md:justify-end">
        {user.status === "pending" ? (
          <Button size="sm" aria-label={`Let in ${user.name}`} onClick={() => onTask("enable")}>
            Let in
          </Button>
        ) : null}
        <Button size="sm" aria-label={`Edit ${user.name}`} onClick={() => onTask("edit")}>
          Edit
        </Button>
        <Menu
          label={`More for ${user.name}`}
          align="end"
          trigger={
            <IconButton label={`More for ${user.name}`} size="sm">
              <Ellipsis aria-hidden size={16} strokeWidth={1.5} />
            </IconButton>
          }
          items={itemsOf(user, onTask)}
        />
      </div>
    </li>
  );
}

/** What cannot be done with this user is not there. */
function itemsOf(user: UserSummary, onTask: UserRowProps["onTask"]): MenuItem[] {
  const item = (id: UserTask, label: string, danger = false): MenuItem => ({
    id,
    label,
    danger,
    onSelect: () => onTask(id),
  });
  const isDisabled = user.status === "disabled";
  const link = user.status === "invited" ? "New invitation link…" : "Reset link…";
  return [
    item("sessions", `Sessions (${user.openSessions})…`),
    ...(user.signIn === "password" && !isDisabled ? [item("link", link)] : []),
    ...(user.hasTotp ? [item("totp", "Take second factor away…")] : []),
    "separator",
    isDisabled ? item("enable", "Enable…") : item("disable", "Disable…", true),
  ];
}
