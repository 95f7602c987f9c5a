"use client";
import { type ReactNode, useState } from "react";
import { AdminPage } from "@/components/admin/admin-page";
import type { KeptAct } from "@/components/auth/after-sign-on";
import { BackNotice } from "@/components/auth/back-notice";
import { useReturned } from "@/components/auth/use-returned";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AdminOrg, AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import { OrgDialog } from "./org-dialog";
import { orgFormOf } from "./org-draft";
import { OrgRow } from "./org-row";
import { RetireDialog } from "./retire-dialog";

/** More than this many need a search field. */
const SEARCH_FROM = 9;

type Open = { kind: "add" } | { kind: "edit" | "retire"; id: string };

/** The organisations of this server. */
export function OrgsPage({ orgs, environment }: AdminOrgsResponse) {
  const kept = useReturned();
  const [chosen, setOpen] = useState<Open | "closed" | null>(null);
  const returned = kept && returnTo(kept.form, orgs);
  const open = chosen === "closed" ? null : (chosen ?? returned);
  const [text, setText] = useState("");
  const found = orgs.filter((org) => matches(org, text));
  const used = found.filter(({ retiredAt }) => retiredAt === null);
  const retired = found.filter(({ retiredAt }) => retiredAt !== null);
  const rowOf = (org: AdminOrg) => (
    <OrgRow
      key={org.id}
      org={org}
      environment={environment}
      onEdit={() => setOpen({ kind: "edit", id: org.id })}
      onRetire={() => setOpen({ kind: "retire", id: org.id })}
    />
  );
  return (
    <AdminPage
      title="Organisations"
      about="Whose events can be read on this server, and with what. A key that is set here is kept encrypted and never shown again."
      actions={
        <Button variant="primary" onClick={() => setOpen({ kind: "add" })}>
          Add organisation
        </Button>
      }
    >
      <BackNotice isShown={kept !== null && returned === null} />
      {orgs.length >= SEARCH_FROM ? <FindField text={text} onChange={setText} /> : null}
      {orgs.length === 0 ? (
        <EmptyState title="No organisation yet">Nobody can search before there is one.</EmptyState>
      ) : found.length === 0 ? (
        <p role="status" className="text-ink2">
          No organisation has “{text.trim()}” in its name, short name or id.
        </p>
      ) : null}
      <Section title="In use" rows={used.map(rowOf)} />
      <Section title="Retired" rows={retired.map(rowOf)} />
      <OpenDialog
        open={open}
        orgs={orgs}
        environment={environment}
        kept={chosen === null ? kept : null}
        onClose={() => setOpen("closed")}
      />
    </AdminPage>
  );
}

/** The form that one left to confirm who one is; null when it is not there as it was. */
function returnTo(form: string, orgs: readonly AdminOrg[]): Open | null {
  if (form === orgFormOf(null)) return { kind: "add" };
  const org = orgs.find((one) => orgFormOf(one) === form);
  return org ? { kind: "edit", id: org.id } : null;
}

function matches({ name, slug, upstreamId }: AdminOrg, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [name.toLowerCase(), slug, upstreamId ?? ""].some((part) => part.includes(wanted));
}

function FindField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <Field label="Find an organisation" hideLabel className="max-w-sm">
      {(control) => (
        <Input
          {...control}
          type="search"
          placeholder="Find an organisation"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Section({ title, rows }: { title: string; rows: ReactNode[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="border-line border-b pb-1 font-semibold text-ink2">
        {title} <span className="font-normal text-ink3">{rows.length}</span>
      </h2>
      <ul>{rows}</ul>
    </section>
  );
}

interface OpenDialogProps extends AdminOrgsResponse {
  open: Open | null;
  kept: KeptAct | null;
  onClose: () => void;
}

function OpenDialog({ open, orgs, environment, kept, onClose }: OpenDialogProps) {
  if (open === null) return null;
  const form = { environment, kept, onClose };
  if (open.kind === "add") return <OrgDialog org={null} {...form} />;
  const org = orgs.find(({ id }) => id === open.id);
  if (!org) return null;
  // A newer version is a form of its own: what was typed for the older one does not fit it.
  const key = `${org.id} ${org.version}`;
  return open.kind === "edit" ? (
    <OrgDialog key={key} org={org} {...form} />
  ) : (
    <RetireDialog key={key} org={org} onClose={onClose} />
  );
}
