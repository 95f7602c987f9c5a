"use client";
import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Shown once, right after they were made: only their hashes are kept. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line2 bg-sunk p-3">
      <p>
        <strong className="font-semibold">Keep these recovery codes.</strong> Each works once in place of a
        code of the app. They are not shown again.
      </p>
      <ul aria-label="Recovery codes" className="grid gap-x-6 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button onClick={() => void copy()}>
          <Copy aria-hidden size={14} strokeWidth={1.5} />
          {isCopied ? "Copied" : "Copy all"}
        </Button>
      </div>
    </div>
  );
}
