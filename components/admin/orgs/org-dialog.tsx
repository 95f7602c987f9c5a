"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { EditDialog } from "@/components/admin/edit-dialog";
import { useEditForm } from "@/components/admin/use-edit-form";
import { type KeptAct, withKept } from "@/components/auth/after-sign-on";
import { Button } from "@/components/ui/button";
import { addOrg, changeOrg, testOrg } from "@/lib/client/admin-orgs";
import type { AdminOrg, EnvironmentCredential } from "@/lib/contract/admin-orgs";
import { CredentialFields } from "./credential-fields";
import {
  addRequest,
  changeRequest,
  draftFaults,
  draftOf,
  ORG_FIELDS,
  type OrgDraft,
  orgFormOf,
  slugOf,
  sourceFaults,
  testRequest,
  withoutSecrets,
} from "./org-draft";
import { NameFields, PlaceFields } from "./org-fields";
import { TestResult } from "./test-result";

interface OrgDialogProps {
  /** Null to add one. */
  org: AdminOrg | null;
  environment: EnvironmentCredential;
  /** What was typed before one left to confirm who one is. */
  kept?: KeptAct | null | undefined;
  onClose: () => void;
}

/** Adds an organisation or changes one; its key can be tried before it is kept. */
export function OrgDialog({ org, environment, kept, onClose }: OrgDialogProps) {
  const isReturn = kept?.form === orgFormOf(org);
  const { draft, change } = useDraft(org, isReturn ? kept?.draft : null);
  const form = useEditForm({
    fields: ORG_FIELDS,
    check: () => draftFaults(draft),
    send: () => (org ? changeOrg(org.id, changeRequest(org, draft)) : addOrg(addRequest(draft))),
    onSaved: onClose,
    keep: () => ({ form: orgFormOf(org), draft: withoutSecrets(draft) }),
  });
  const test = useMutation({ mutationFn: () => testOrg(testRequest(org, draft)) });
  const onChange = (changed: Partial<OrgDraft>) => {
    change(changed);
    form.clear();
    test.reset();
  };
  const fields = { org, environment, draft, faults: form.faults, onChange };
  return (
    <EditDialog
      title={org ? `Edit ${org.name}` : "Add an organisation"}
      form={form}
      verb={org ? "Save" : "Add"}
      isReturn={isReturn}
      onClose={onClose}
      actions={
        <Button
          className="mr-auto"
          aria-disabled={test.isPending || undefined}
          onClick={() => {
            if (!test.isPending && form.show(sourceFaults(draft))) test.mutate();
          }}
        >
          Test the key
        </Button>
      }
    >
      <NameFields {...fields} />
      {org?.isFromEnvironment ? (
        <FromEnvironment />
      ) : (
        <>
          <PlaceFields {...fields} />
          <CredentialFields {...fields} />
        </>
      )}
      <TestResult isRunning={test.isPending} result={test.data} error={test.error} />
    </EditDialog>
  );
}

function FromEnvironment() {
  return (
    <p className="text-ink2">
      Region, id and key come from the environment of the server, where they are read at each start. Change{" "}
      <code className="font-mono text-sm">JUMPCLOUD_…</code> there and start it again.
    </p>
  );
}

/** The draft; a short name follows the name until it is typed itself. */
function useDraft(
  org: AdminOrg | null,
  kept: unknown,
): {
  draft: OrgDraft;
  change: (change: Partial<OrgDraft>) => void;
} {
  const [draft, setDraft] = useState(() => withKept(draftOf(org), kept));
  const [isOwnSlug, setOwnSlug] = useState(org !== null || draft.slug !== "");
  return {
    draft,
    change: (changed) => {
      if (changed.slug !== undefined) setOwnSlug(changed.slug !== "");
      const follows = !isOwnSlug && changed.name !== undefined;
      setDraft((before) => ({
        ...before,
        ...changed,
        ...(follows ? { slug: slugOf(changed.name ?? "") } : {}),
      }));
    },
  };
}
