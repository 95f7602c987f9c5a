"use client";
import { Copy, RotateCw, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { type AppError, isAppError } from "@/lib/core/errors";
import { Button } from "./button";
import { IconButton } from "./icon-button";

interface PanelErrorProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** A panel that failed, alone: what happened, what to do, and the ids that a log can be searched for. */
export function PanelError({ error, onRetry }: PanelErrorProps) {
  const known = isAppError(error) ? error : null;
  return (
    <div className="flex max-w-3xl items-start gap-2 px-4 py-3">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-[5px] shrink-0 text-bad" />
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex min-h-6.5 flex-wrap items-center gap-x-3 gap-y-2">
          <p role="alert" className="font-semibold">
            {known?.message ?? "This part of the page failed."}
          </p>
          {onRetry ? (
            <Retry key={String(known?.requestId)} afterMs={known?.retryAfterMs ?? 0} onRetry={onRetry} />
          ) : null}
        </div>
        {known?.details && known.details.length > 0 ? <Details details={known.details} /> : null}
        {known ? <Ids error={known} /> : null}
      </div>
    </div>
  );
}

function Details({ details }: { details: NonNullable<AppError["details"]> }) {
  return (
    <ul className="flex list-disc flex-col gap-0.5 pl-4 text-ink2">
      {details.map((detail) => (
        <li key={`${detail.path} ${detail.message}`} className="wrap-anywhere">
          {detail.path ? <code className="font-mono text-sm">{detail.path}</code> : null} {detail.message}
        </li>
      ))}
    </ul>
  );
}

function Retry({ afterMs, onRetry }: { afterMs: number; onRetry: () => void }) {
  const [left, setLeft] = useState(Math.ceil(afterMs / 1000));
  const waits = left > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [waits]);
  return (
    <Button size="sm" aria-disabled={waits || undefined} onClick={() => (waits ? undefined : onRetry())}>
      <RotateCw aria-hidden size={14} strokeWidth={1.5} />
      {waits ? `Retry in ${left} s` : "Retry"}
    </Button>
  );
}

function Ids({ error }: { error: AppError }) {
  const ids = [
    { name: "Request", id: error.requestId },
    { name: "JumpCloud", id: error.upstream?.requestId },
  ].filter((entry): entry is { name: string; id: string } => Boolean(entry.id));
  if (ids.length === 0) return null;
  return (
    <div className="flex items-center gap-1 text-ink3 text-sm">
      <div className="min-w-0">
        {ids.map(({ name, id }) => (
          <p key={name} className="truncate">
            {name} <span className="font-mono">{id}</span>
          </p>
        ))}
      </div>
      <IconButton
        label="Copy ids"
        size="sm"
        onClick={() =>
          void navigator.clipboard.writeText(ids.map(({ name, id }) => `${name} ${id}`).join("\n"))
        }
      >
        <Copy aria-hidden size={14} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}
