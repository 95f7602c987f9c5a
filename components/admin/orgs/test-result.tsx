import { CircleCheck, TriangleAlert } from "lucide-react";
import type { OrgTestResponse } from "@/lib/contract/admin-orgs";
import { isAppError } from "@/lib/core/errors";

interface TestResultProps {
  isRunning: boolean;
  result: OrgTestResponse | undefined;
  error: unknown;
}

/** How a test went: what happened and what to do about it. It speaks when it is there. */
export function TestResult({ isRunning, result, error }: TestResultProps) {
  return (
    <div role="status" className="empty:hidden">
      {isRunning ? (
        <p className="text-ink2">Asking JumpCloud…</p>
      ) : result ? (
        <Outcome ok={result.ok} message={result.message} advice={result.advice} />
      ) : error ? (
        <Outcome
          ok={false}
          message={isAppError(error) ? error.message : "The test failed."}
          advice={
            isAppError(error) && error.retryAfterMs
              ? `Try again in ${Math.ceil(error.retryAfterMs / 1000)} s.`
              : ""
          }
        />
      ) : null}
    </div>
  );
}

function Outcome({ ok, message, advice }: { ok: boolean; message: string; advice: string }) {
  const Icon = ok ? CircleCheck : TriangleAlert;
  return (
    <div className="flex items-start gap-2">
      <Icon
        aria-hidden
        size={16}
        strokeWidth={1.5}
        className={ok ? "mt-0.5 shrink-0 text-ok" : "mt-0.5 shrink-0 text-bad"}
      />
      <div className="wrap-anywhere min-w-0">
        <p className={ok ? "text-ok" : "text-bad"}>{message}</p>
        {advice ? <p className="text-ink2">{advice}</p> : null}
      </div>
    </div>
  );
}
