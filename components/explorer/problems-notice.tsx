"use client";

import { CircleAlert } from "lucide-react";
import { CopyButton } from "@/components/events/copy-button";
import { Button } from "@/components/ui/button";
import { dropProblems, type SearchState } from "./use-search-state";

/** What a change of the search must touch to replace a parameter. */
const PART_WORDS = new Map([
  ["services", "the services"],
  ["range", "the time range"],
  ["text", "the text"],
  ["where", "the conditions"],
  ["sort", "the order"],
  ["columns", "the columns"],
  ["by", "the breakdown"],
]);

/** What of the address could not be read. It stays in the address until somebody says otherwise. */
export function ProblemsNotice({ problems, unread }: Pick<SearchState, "problems" | "unread">) {
  return (
    <section
      aria-label="Parts of the address that could not be read"
      className="mx-4 mb-1.5 flex flex-wrap items-start gap-2 rounded-md border border-line2 bg-sunk px-3 py-2"
    >
      <CircleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-px shrink-0 text-step" />
      <div className="min-w-0 flex-1">
        <p>Part of this link could not be read and takes no part in the search:</p>
        <ul className="text-ink2">
          {problems.map(({ param, text, message }) => (
            <li key={`${param} ${text} ${message}`} className="wrap-anywhere">
              <code className="font-mono text-sm">{`${param}=${text}`}</code> · {message}
            </li>
          ))}
        </ul>
        <p className="text-ink2">{untilWhen(problems)}</p>
      </div>
      <CopyButton
        label="Copy as written"
        text={() => unread.map(({ param, text }) => `${param}=${text}`).join("\n")}
      />
      <Button size="sm" onClick={dropProblems}>
        Remove from the address
      </Button>
    </section>
  );
}

function untilWhen(problems: SearchState["problems"]): string {
  const parts = new Set(problems.flatMap(({ param }) => PART_WORDS.get(param) ?? []));
  const start = "It stays in the address until you remove it";
  return parts.size === 0 ? `${start}.` : `${start}; changing ${[...parts].join(" or ")} replaces it.`;
}
