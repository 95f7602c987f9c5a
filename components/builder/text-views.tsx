"use client";

import { CopyButton } from "@/components/events/copy-button";
import { useValueWords } from "@/components/explorer/org-names";
import { compile } from "@/lib/search/compile";
import { describeGroup } from "@/lib/search/describe";
import type { Search, Window } from "@/lib/search/schema";
import { CodeField } from "./code-field";
import type { ViewState } from "./use-typed-views";

/** The conditions in one line. */
export function TextView({ view }: { view: ViewState }) {
  return (
    <div className="flex flex-col gap-2">
      <CodeField label="Conditions as text" {...view} className="min-h-16" />
      <Notes notes={view.notes} />
      <p className="text-ink3 text-sm">
        Such as{" "}
        <code className="font-mono">event_type:(user_login_attempt,sso_auth) and not client_ip:1.2.3.4</code>.
        A request to the API or a cURL command can be pasted here.
      </p>
    </div>
  );
}

interface ApiViewProps {
  view: ViewState;
  draft: Search;
  window: Window;
}

/** The request for the first events, as it will be sent, and what is left to check here. */
export function ApiView({ view, draft, window }: ApiViewProps) {
  const { residual, notes } = compile(draft, window);
  const words = useValueWords();
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate font-mono text-ink2 text-sm">
          POST /insights/directory/v1/events
        </code>
        <CopyButton label="Copy the body" text={() => view.text} />
      </div>
      {residual === null ? null : (
        <div className="flex flex-col gap-1 rounded-md bg-sunk px-2.5 py-2">
          <p className="wrap-anywhere">
            The request cannot say all of it. Each event that it selects is also checked here:{" "}
            <b className="font-semibold">{describeGroup(residual, words)}</b>
          </p>
          <Notes notes={notes.map(({ message }) => message)} />
        </div>
      )}
      <CodeField label="Body of the request" {...view} className="min-h-40" />
      <Notes notes={view.notes} />
      <p className="text-ink3 text-sm">
        {residual === null ? "This request says all of the search. " : null}
        Another body, a search_term or a cURL command can be pasted over it.
      </p>
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-0.5 pl-4 text-ink2 text-sm">
      {notes.map((note) => (
        <li key={note} className="wrap-anywhere">
          {note}
        </li>
      ))}
    </ul>
  );
}
