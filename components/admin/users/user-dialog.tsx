"use client";
import { useState } from "react";
import { EditDialog } from "@/components/admin/edit-dialog";
import { useEditForm } from "@/components/admin/use-edit-form";
import { type KeptAct, withKept } from "@/components/auth/after-sign-on";
import { addUser, changeUser } from "@/lib/client/admin-users";
import type { UserLink, UserSummary } from "@/lib/contract/users";
import {
  changesIn,
  createRequest,
  USER_FIELDS,
  type UserDraft,
  userDraftFaults,
  userDraftOf,
  userFaultsOf,
  userFormOf,
} from "./user-draft";
import { UserFields } from "./user-fields";
import { type GrantableOrg, UserGrants } from "./user-grants";

interface UserDialogProps {
  /** Null to add one. */
  user: UserSummary | null;
  orgs: readonly GrantableOrg[];
  /** What was typed before one left to confirm who one is. */
  kept?: KeptAct | null | undefined;
  onLink: (name: string, link: UserLink) => void;
  onClose: () => void;
}

/** Adds a user, which brings a link of invitation, or changes name, role and grants. */
export function UserDialog({ user, orgs, kept, onLink, onClose }: UserDialogProps) {
  const isReturn = kept?.form === userFormOf(user);
  const [draft, setDraft] = useState(() => withKept(userDraftOf(user), isReturn ? kept?.draft : null));
  const form = useEditForm({
    fields: USER_FIELDS,
    check: () => userDraftFaults(draft),
    send: () => send(user, draft),
    onSaved: (link) => {
      onClose();
      if (link) onLink(draft.name.trim(), link);
    },
    keep: () => ({ form: userFormOf(user), draft }),
    faultsOf: (error) => userFaultsOf(error, user === null),
  });
  const { faults } = form;
  const onChange = (changed: Partial<UserDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    form.clear();
  };
  return (
    <EditDialog
      title={user ? `Edit ${user.name}` : "Add a user"}
      form={form}
      verb={user ? "Save" : "Add"}
      isReturn={isReturn}
      onClose={onClose}
    >
      <UserFields user={user} draft={draft} faults={faults} onChange={onChange} />
      <UserGrants orgs={orgs} draft={draft} fault={faults.orgs ?? faults.provider} onChange={onChange} />
      {user ? null : (
        <p className="text-ink2">
          A link of invitation is shown next. No mail is sent: hand it over yourself.
        </p>
      )}
    </EditDialog>
  );
}

async function send(user: UserSummary | null, draft: UserDraft): Promise<UserLink | null> {
  if (!user) return addUser(createRequest(draft));
  const changes = changesIn(user, draft);
  if (changes) await changeUser(user.id, changes);
  return null;
}
