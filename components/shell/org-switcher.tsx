"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { Menu } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import type { OrgSummary } from "@/lib/contract/orgs";
import { rememberScope, useRecentScopes } from "./recent-scopes";
import { ScopeList } from "./scope-list";
import { ScopeMark } from "./scope-mark";
import { scopePath } from "./scope-path";
import { useScope } from "./use-scope";

/** More than this many need a search field. */
const SEARCH_FROM = 9;

const buttonLook =
  "flex h-7.5 min-w-32 items-center gap-2 rounded-md border border-line2 bg-panel px-2 font-semibold hover:bg-sunk aria-expanded:bg-sunk";

/** Says whose data this is, and leads to the same search in another scope. */
export function OrgSwitcher({ scopes }: { scopes: readonly OrgSummary[] }) {
  const current = useScope(scopes);
  const [open, setOpen] = useState(false);
  const goTo = useSwitch(current);
  const recent = useRecentScopes(scopes);
  const slug = current?.scope;
  useEffect(() => {
    if (slug !== undefined) rememberScope(slug);
  }, [slug]);
  useCommand("scope", (wanted) => {
    const chosen = scopes.find(({ scope }) => scope === wanted);
    if (chosen) goTo(chosen);
  });
  const trigger = (
    <button type="button" className={buttonLook}>
      <span className="sr-only">Organisation: </span>
      {current ? <ScopeMark scope={current} orgs={scopes} /> : null}
      <span className="max-w-[40vw] truncate @2xl:max-w-56">{current?.name ?? "Choose an organisation"}</span>
      <ChevronDown
        aria-hidden
        size={16}
        strokeWidth={1.5}
        className="shrink-0 text-ink3 @max-[24.25rem]:hidden"
      />
    </button>
  );
  if (scopes.length >= SEARCH_FROM) {
    return (
      <Popover
        label="Organisations"
        trigger={trigger}
        open={open}
        onOpenChange={setOpen}
        className="w-72 max-w-full p-1.5"
      >
        <ScopeList
          scopes={scopes}
          recent={recent}
          current={current}
          onChoose={(scope) => {
            setOpen(false);
            goTo(scope);
          }}
        />
      </Popover>
    );
  }
  return (
    <Menu
      label="Organisations"
      trigger={trigger}
      items={scopes.map((scope) => ({
        id: scope.scope,
        label: scope.name,
        icon: <ScopeMark scope={scope} orgs={scopes} />,
        checked: scope === current,
        onSelect: () => goTo(scope),
      }))}
    />
  );
}

function useSwitch(current: OrgSummary | null): (scope: OrgSummary) => void {
  const router = useRouter();
  const client = useQueryClient();
  return (scope) => {
    if (scope.scope === current?.scope) return;
    // Nothing of the old org may be on hand when the new one's page is painted.
    void client.cancelQueries();
    client.clear();
    const [, place, , page] = window.location.pathname.split("/");
    // What is not a page of a scope, such as the administration, has no twin in another.
    router.push(
      place === "o" ? scopePath(scope.scope, window.location.search, page) : scopePath(scope.scope),
    );
  };
}
