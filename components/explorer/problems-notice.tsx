"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { dropProblems, type Problem } from "./use-search-state";

/** What of the address could not be read. It stays in the address until somebody says otherwise. */
export function ProblemsNotice({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
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
      </div>
      <Button size="sm" onClick={dropProblems}>
        Remove from the address
      </Button>
    </section>
  );
}
