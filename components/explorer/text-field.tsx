"use client";

import { Search as SearchIcon, X } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { SEARCH_LIMITS } from "@/lib/search/limits";
import { looksLikeRequest } from "@/lib/search/looks-like-request";
import { useShortcut } from "./use-shortcut";
import { useTextDraft } from "./use-text-draft";

interface TextFieldProps {
  /** Names the form, so that a Run button elsewhere can submit it. */
  formId: string;
  /** The committed text of the search. */
  text: string;
  /** Takes the text on Enter or Run, changed or not. */
  onSubmit: (text: string) => void;
  /** Takes the text off the search. */
  onClear: () => void;
  /** Takes a request to the API, or a cURL command, that is pasted here: it is no text to search for. */
  onRequest: (pasted: string) => void;
}

/** Full text. Typing is a draft of this field alone and costs nothing; Enter makes it the search. */
export function TextField({ formId, text, onSubmit, onClear, onRequest }: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useTextDraft(text);
  const isDirty = draft.trim() !== text;
  useShortcut("/", () => {
    input.current?.focus();
    input.current?.select();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(draft.trim());
  };
  const clear = () => {
    setDraft("");
    onClear();
    input.current?.focus();
  };
  return (
    <form
      id={formId}
      onSubmit={submit}
      className="relative min-w-0 max-w-75 grow basis-72 max-md:max-w-full max-md:basis-full"
    >
      <SearchIcon aria-hidden size={16} strokeWidth={1.5} className="absolute top-1.75 left-2.5 text-ink3" />
      <Input
        ref={input}
        aria-label="Search text in events"
        placeholder="Search text in events"
        maxLength={SEARCH_LIMITS.textLength}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || draft === "") return;
          event.preventDefault();
          setDraft("");
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text/plain");
          if (!looksLikeRequest(pasted)) return;
          event.preventDefault();
          onRequest(pasted);
        }}
        className="pr-20 pl-8"
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center gap-1">
        {isDirty ? <span className="pointer-events-none text-ink3 text-sm">Enter runs</span> : null}
        {!isDirty && text === "" ? <Kbd>/</Kbd> : null}
        {!isDirty && text !== "" ? (
          <IconButton label="Clear the text" size="sm" onClick={clear}>
            <X aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
        ) : null}
      </span>
    </form>
  );
}
