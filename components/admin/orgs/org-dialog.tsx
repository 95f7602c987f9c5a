"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { addOrg, changeOrg, testOrg } from "@/lib/client/admin-orgs";
import type { AdminOrg, EnvironmentCredential } from "@/lib/contract/admin-orgs";
import { isAppError } from "@/lib/core/errors";
import { CredentialFields } from "./credential-fields";
import {
  addRequest,
  changeRequest,
  draftFaults,
  draftOf,
  faultsOf,
  ORG_FIELDS,
  type OrgDraft,
  type OrgFaults,
  slugOf,
  sourceFaults,
  testRequest,
} from "./org-draft";
import { NameFields, PlaceFields } from "./org-fields";
import { TestResult } from "./test-result";

interface OrgDialogProps {
  /** Null to add one. */
  org: AdminOrg | null;
  environment: EnvironmentCredential;
  onClose: () => void;
}

/** Adds an organisation or changes one. A change that was overtaken is told, and what there is now is one press away. */
export function OrgDialog({ org, environment, onClose }: OrgDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const { draft, change } = useDraft(org);
  const [faults, setFaults] = useState<OrgFaults>({});
  const show = (found: OrgFaults) => {
    setFaults(found);
    const first = ORG_FIELDS.find((field) => found[field] !== undefined);
    if (first) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    return Object.keys(found).length === 0;
  };
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth();
  const save = useMutation({
    mutationFn: () =>
      withRecentAuth(() => (org ? changeOrg(org.id, changeRequest(org, draft)) : addOrg(addRequest(draft)))),
    onSuccess: () => {
      router.refresh();
      onClose();
    },
    onError: (error) => show(isAppError(error) ? faultsOf(error) : { form: "Saving failed. Try again." }),
  });
  const test = useMutation({ mutationFn: () => testOrg(testRequest(org, draft)) });
  const onChange = (changed: Partial<OrgDraft>) => {
    change(changed);
    setFaults({});
    test.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && show(draftFaults(draft))) save.mutate();
  };
  const fields = { org, environment, draft, faults, onChange };
  const isOvertaken = org !== null && isAppError(save.error) && save.error.code === "CONFLICT";
  return (
    <Dialog open onOpenChange={onClose} title={org ? `Edit ${org.name}` : "Add an organisation"}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        className="flex flex-col gap-4"
        aria-busy={save.isPending}
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
        <div className="flex flex-wrap justify-end gap-2">
          {isOvertaken ? <Button onClick={() => router.refresh()}>Show what is there now</Button> : null}
          <Button
            className="mr-auto"
            aria-disabled={test.isPending || undefined}
            onClick={() => {
              if (!test.isPending && show(sourceFaults(draft))) test.mutate();
            }}
          >
            Test the key
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={save.isPending || undefined}>
            {save.isPending ? "Saving…" : org ? "Save" : "Add"}
          </Button>
        </div>
        <FormAlert text={faults.form ?? null} />
      </form>
      {recentAuth}
    </Dialog>
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
function useDraft(org: AdminOrg | null): {
  draft: OrgDraft;
  change: (change: Partial<OrgDraft>) => void;
} {
  const [draft, setDraft] = useState(() => draftOf(org));
  const [isOwnSlug, setOwnSlug] = useState(org !== null);
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
