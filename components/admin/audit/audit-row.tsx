import { Badge } from "@/components/ui/badge";
import type { AuditEntry } from "@/lib/contract/audit";
import { detailText } from "./audit-draft";

/** A search is written down before it runs, which is neither good nor bad. */
function toneOf(outcome: string) {
  if (outcome === "started") return "neutral";
  return outcome === "ok" ? "ok" : "bad";
}

/** One row: when, what, by whom and where; opened, all that was recorded. Nothing in it is trusted. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const time = `${entry.at.slice(0, 10)} ${entry.at.slice(11, 19)}`;
  return (
    <li className="border-line border-b">
      <details>
        <summary className="grid cursor-pointer gap-x-4 gap-y-0.5 py-1.5 hover:bg-sunk md:grid-cols-[5rem_11rem_minmax(0,3fr)_minmax(0,4fr)_minmax(0,3fr)]">
          <span className="font-mono text-ink3 text-sm">{entry.seq}</span>
          <time dateTime={entry.at} className="whitespace-nowrap font-mono text-sm">
            {time} UTC
          </time>
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <span className="wrap-anywhere min-w-0 font-semibold">{entry.action}</span>
            <Badge tone={toneOf(entry.outcome)}>{entry.outcome}</Badge>
          </span>
          <bdi className="wrap-anywhere min-w-0">{entry.actor}</bdi>
          <span className="wrap-anywhere min-w-0 text-ink2">
            {entry.scope === null ? null : <bdi>{entry.scope} </bdi>}
            <span className="font-mono text-ink3 text-sm">{entry.address}</span>
          </span>
        </summary>
        <dl className="grid gap-x-4 gap-y-1 px-2 pb-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <dt className="text-ink3">Detail</dt>
          <dd>
            <pre className="wrap-anywhere max-h-80 overflow-y-auto whitespace-pre-wrap font-mono text-sm">
              {detailText(entry.detail)}
            </pre>
          </dd>
          <dt className="text-ink3">Request</dt>
          <dd className="wrap-anywhere font-mono text-sm">{entry.requestId}</dd>
          <dt className="text-ink3">Hash</dt>
          <dd className="wrap-anywhere font-mono text-sm">{entry.hash}</dd>
        </dl>
      </details>
    </li>
  );
}
