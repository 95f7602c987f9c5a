"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { AdminPage } from "@/components/admin/admin-page";
import { BackNotice } from "@/components/auth/back-notice";
import { useReturned } from "@/components/auth/use-returned";
import { Button } from "@/components/ui/button";
import type { UserLink, UserSummary, UsersResponse } from "@/lib/contract/users";
import { LinkDialog } from "./link-dialog";
import { userFormOf } from "./user-draft";
import { UserFilters } from "./user-filters";
import type { GrantableOrg } from "./user-grants";
import { UserRow, type UserTask } from "./user-row";
import { UserTaskDialog } from "./user-task-dialog";
import { isWanted, type WantedUsers } from "./user-words";

interface UsersPageProps extends UsersResponse {
  /** Those that can be granted. */
  orgs: readonly GrantableOrg[];
  /** Id of the one who looks. */
  self: string;
}

type Open = { task: "add" } | { task: UserTask; id: string };

/** The form that one left to confirm who one is; null when it is not there as it was. */
function returnTo(form: string, users: readonly UserSummary[]): Open | null {
  if (form === userFormOf(null)) return { task: "add" };
  const user = users.find((one) => userFormOf(one) === form);
  return user ? { task: "edit", id: user.id } : null;
}

/** Who may sign in here, and what they may do. */
export function UsersPage({ users, orgs, self }: UsersPageProps) {
  const router = useRouter();
  const kept = useReturned();
  const [chosen, setOpen] = useState<Open | "closed" | null>(null);
  const returned = kept && returnTo(kept.form, users);
  const open = chosen === "closed" ? null : (chosen ?? returned);
  const [link, setLink] = useState<{ name: string; link: UserLink } | null>(null);
  const [wanted, setWanted] = useState<WantedUsers>({ text: "", role: "", status: "" });
  const orgNames = useMemo(() => new Map(orgs.map(({ slug, name }) => [slug, name])), [orgs]);
  const found = users.filter((user) => isWanted(user, wanted));
  return (
    <AdminPage
      title="Users"
      about="Who may sign in on this server, and what they may read and do. Nobody is deleted: who is disabled is kept for the audit log."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => router.refresh()}>Refresh</Button>
          <Button variant="primary" onClick={() => setOpen({ task: "add" })}>
            Add user
          </Button>
        </div>
      }
    >
      <BackNotice isShown={kept !== null && returned === null} />
      <UserFilters wanted={wanted} onWanted={setWanted} />
      <p role="status" className="text-ink2">
        {found.length === users.length
          ? `${users.length} ${users.length === 1 ? "user" : "users"}`
          : found.length === 0
            ? "No user is like that."
            : `${found.length} of ${users.length} users`}
      </p>
      <ul aria-label="Users" className={found.length > 0 ? "border-line border-t" : undefined}>
        {found.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            isSelf={user.id === self}
            orgNames={orgNames}
            onTask={(task) => setOpen({ task, id: user.id })}
          />
        ))}
      </ul>
      {open ? (
        <UserTaskDialog
          task={open.task}
          user={"id" in open ? (users.find(({ id }) => id === open.id) ?? null) : null}
          orgs={orgs}
          onLink={(name, made) => setLink({ name, link: made })}
          kept={chosen === null ? kept : null}
          onClose={() => setOpen("closed")}
        />
      ) : null}
      {link ? <LinkDialog {...link} onClose={() => setLink(null)} /> : null}
    </AdminPage>
  );
}
