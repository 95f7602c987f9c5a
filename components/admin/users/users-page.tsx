"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { AdminPage } from "@/components/admin/admin-page";
import { Button } from "@/components/ui/button";
import type { UserLink, UsersResponse } from "@/lib/contract/users";
import { LinkDialog } from "./link-dialog";
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

/** Who may sign in here, and what they may do. */
export function UsersPage({ users, orgs, self }: UsersPageProps) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
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
          onClose={() => setOpen(null)}
        />
      ) : null}
      {link ? <LinkDialog {...link} onClose={() => setLink(null)} /> : null}
    </AdminPage>
  );
}
