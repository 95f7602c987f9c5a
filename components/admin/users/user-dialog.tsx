"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { addUser, changeUser } from "@/lib/client/admin-users";
import type { UserLink, UserSummary } from "@/lib/contract/users";
import {
  changesIn,
  createRequest,
  USER_FIELDS,
  type UserDraft,
  type UserFaults,
  userDraftFaults,
  userDraftOf,
  userFaultsOf,
} from "./user-draft";
import { UserFields } from "./user-fields";
import { type GrantableOrg, UserGrants } from "./user-grants";

interface UserDialogProps {
  /** Null to add one. */
  user: UserSummary | null;
  orgs: readonly GrantableOrg[];
  onLink: (name: string, link: UserLink) => void;
  onClose: () => void;
}

/** Adds a user, which brings a link of invitation, or changes name, role and grants. */
export function UserDialog({ user, orgs, onLink, onClose }: UserDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [draft, setDraft] = useState(() => userDraftOf(user));
  const [faults, setFaults] = useState<UserFaults>({});
  const show = (found: UserFaults) => {
    setFaults(found);
    const first = USER_FIELDS.find((field) => found[field] !== undefined);
    if (first) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    return Object.keys(found).length === 0;
  };
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth();
  const save = useMutation({
    mutationFn: () => withRecentAuth(() => send(user, draft)),
    onSuccess: (link) => {
      router.refresh();
      onClose();
      if (link) onLink(draft.name.trim(), link);
    },
    onError: (error) => show(userFaultsOf(error, user === null)),
  });
  const onChange = (changed: Partial<UserDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    setFaults({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && show(userDraftFaults(draft))) save.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={user ? `Edit ${user.name}` : "Add a user"}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        className="flex flex-col gap-4"
        aria-busy={save.isPending}
      >
        <UserFields user={user} draft={draft} faults={faults} onChange={onChange} />
        <UserGrants orgs={orgs} draft={draft} fault={faults.orgs ?? faults.provider} onChange={onChange} />
        {user ? null : (
          <p className="text-ink2">
            A link of invitation is shown next. No mail is sent: hand it over yourself.
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={save.isPending || undefined}>
            {save.isPending ? "Saving…" : user ? "Save" : "Add"}
          </Button>
        </div>
        <FormAlert text={faults.form ?? null} />
      </form>
      {recentAuth}
    </Dialog>
  );
}

async function send(user: UserSummary | null, draft: UserDraft): Promise<UserLink | null> {
  if (!user) return addUser(createRequest(draft));
  const changes = changesIn(user, draft);
  if (Object.keys(changes).length > 0) await changeUser(user.id, changes);
  return null;
}
