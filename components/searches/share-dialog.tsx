"use client";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { tell } from "@/components/commands/commands";
import { copyText } from "@/components/explorer/copy-text";
import type { Screen } from "@/components/explorer/use-search-state";
import { useZone } from "@/components/explorer/use-zone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PanelError } from "@/components/ui/panel-error";
import { createLink } from "@/lib/client/searches";
import { describeRange } from "@/lib/search/describe";
import type { Search, Window } from "@/lib/search/schema";
import { fullQuery, LONG_LINK, sharedSearch, shortPath, storedQuery } from "./share-link";

interface ShareDialogProps {
  scope: string;
  search: Search;
  screen: Screen;
  window: Window;
  /** Short links are stored for everybody; not every role may make them. */
  mayShorten: boolean;
  onClose: () => void;
}

/** A link to the search: the same events for whoever opens it, or the same question at another time. */
export function ShareDialog({ scope, search, screen, window, mayShorten, onClose }: ShareDialogProps) {
  const [zone] = useZone();
  const [isFixed, setFixed] = useState(true);
  const isRolling = "last" in search.range;
  const shared = sharedSearch(search, isFixed && isRolling ? window : null);
  const origin = globalThis.location.origin;
  const full = `${origin}/o/${encodeURIComponent(scope)}?${fullQuery(shared, screen)}`;
  const isLong = full.length > LONG_LINK;
  const shorten = useMutation({
    mutationFn: (query: string) => createLink(scope, query),
    onSuccess: ({ path }) => copy(`${origin}${shortPath(path, screen)}`),
  });
  const isShort = shorten.data !== undefined && shorten.variables === storedQuery(shared);
  const url = isShort ? `${origin}${shortPath(shorten.data.path, screen)}` : full;
  const makesShort = isLong && mayShorten && !isShort;
  const copyNow = () => (makesShort ? shorten.mutate(storedQuery(shared)) : void copy(url));
  const fixed = describeRange({ from: window.start, to: window.end }, zone);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Share this search"
      description="Whoever opens the link needs access to this organisation. Without it, the link says nothing of what it holds."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            data-autofocus
            aria-disabled={shorten.isPending || undefined}
            onClick={() => (shorten.isPending ? undefined : copyNow())}
          >
            {makesShort ? "Make and copy a short link" : "Copy link"}
          </Button>
        </>
      }
    >
      {isRolling ? (
        <RangeChoice
          isFixed={isFixed}
          fixed={fixed}
          rolling={describeRange(search.range, zone)}
          onChange={setFixed}
        />
      ) : null}
      <Field
        label="Link"
        hint={
          isLong && !isShort
            ? `${full.length.toLocaleString("en")} characters: some mail programs and chats cut that.`
            : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            readOnly
            value={url}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono text-sm"
          />
        )}
      </Field>
      {shorten.error ? <PanelError error={shorten.error} /> : null}
    </Dialog>
  );
}

async function copy(url: string): Promise<void> {
  const isCopied = await copyText(url);
  tell("say", isCopied ? "Link copied." : "The browser did not let it be copied; the link is in the field.");
}

interface RangeChoiceProps {
  isFixed: boolean;
  fixed: string;
  rolling: string;
  onChange: (isFixed: boolean) => void;
}

function RangeChoice({ isFixed, fixed, rolling, onChange }: RangeChoiceProps) {
  const id = useId();
  const choices = [
    { value: true, label: `The same events: ${fixed}` },
    { value: false, label: `The same range when it is opened: ${rolling}` },
  ];
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-semibold text-ink2">Time range</legend>
      {choices.map(({ value, label }) => (
        <label key={label} className="flex min-h-6 items-start gap-2">
          <input
            type="radio"
            name={id}
            checked={isFixed === value}
            onChange={() => onChange(value)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
