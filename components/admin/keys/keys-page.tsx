"use client";
import { useRouter } from "next/navigation";
import { AdminPage } from "@/components/admin/admin-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { KeysResponse } from "@/lib/contract/admin-orgs";
import { KeyRow } from "./key-row";

/** The keys in use: whom each serves and how it fares. */
export function KeysPage({ keys, keyless }: KeysResponse) {
  const router = useRouter();
  return (
    <AdminPage
      title="Keys"
      about="What this server reads JumpCloud with, and how each key has fared since it started. A key is named by a mark made from it, which tells nothing about it."
      actions={<Button onClick={() => router.refresh()}>Refresh</Button>}
    >
      {keys.length === 0 ? (
        <EmptyState title="No key is in use">
          Give an organisation a key of its own, or set one in the environment of the server.
        </EmptyState>
      ) : (
        <ul aria-label="Keys" className="border-line border-t">
          {keys.map((state) => (
            <KeyRow key={`${state.region} ${state.id}`} state={state} />
          ))}
        </ul>
      )}
      {keyless.length > 0 ? <Keyless orgs={keyless} /> : null}
    </AdminPage>
  );
}

function Keyless({ orgs }: { orgs: KeysResponse["keyless"] }) {
  return (
    <section aria-label="Organisations without a key">
      <h2 className="border-line border-b pb-1 font-semibold text-bad">Organisations without a key</h2>
      <ul>
        {orgs.map(({ slug, name, colour, reason }) => (
          <li
            key={slug}
            className="grid gap-x-6 border-line border-b py-2 md:grid-cols-[minmax(0,3fr)_minmax(0,7fr)]"
          >
            <span className="flex min-w-0 items-center gap-2 font-semibold">
              <span aria-hidden data-org={colour} className="size-2.5 shrink-0 rounded-[3px] bg-org" />
              <span className="wrap-anywhere min-w-0">{name}</span>
            </span>
            <span className="text-ink2">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
