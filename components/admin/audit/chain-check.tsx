"use client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import { verifyChain } from "@/lib/client/admin-audit";
import type { AuditVerifyResponse } from "@/lib/contract/audit";

/** Has the chain of hashes recomputed, and says how far it holds. */
export function ChainCheck() {
  const check = useMutation({ mutationFn: verifyChain });
  return (
    <section aria-label="Chain" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          aria-disabled={check.isPending || undefined}
          onClick={() => (check.isPending ? undefined : check.mutate())}
        >
          {check.isPending ? "Verifying…" : "Verify the chain"}
        </Button>
        <p role="status" className="wrap-anywhere min-w-0 flex-1 basis-72">
          {check.data ? <Report {...check.data} /> : null}
        </p>
      </div>
      {check.error ? <PanelError error={check.error} onRetry={() => check.mutate()} /> : null}
    </section>
  );
}

function Report({ rows, brokenAt, lastHash }: AuditVerifyResponse) {
  const hash = <span className="font-mono text-sm">{lastHash}</span>;
  if (brokenAt === null)
    return (
      <>
        <strong className="font-semibold text-ok">Verified {rows.toLocaleString("en")} rows.</strong> The last
        hash is {hash}; compare it with the log that is kept elsewhere, for a cut end leaves no trace here.
      </>
    );
  return (
    <>
      <strong className="font-semibold text-bad">Row {brokenAt.toLocaleString("en")} does not fit.</strong> It
      was changed, or a row before it was taken away. {rows.toLocaleString("en")} rows before it hold, up to
      the hash {hash}.
    </>
  );
}
