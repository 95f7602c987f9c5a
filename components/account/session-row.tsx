"use client";
import { useZone } from "@/components/explorer/use-zone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { SessionSummary } from "@/lib/contract/account";
import { formatInstant, offsetLabel } from "@/lib/core/zone";
import { agentName } from "./agent-name";

const METHODS: Record<SessionSummary["method"], string> = {
  password: "password",
  totp: "password and code",
  oidc: "identity provider",
};

export function SessionRow({ session, onEnd }: { session: SessionSummary; onEnd: () => void }) {
  const [zone] = useZone();
  const time = (iso: string) => {
    const ms = Date.parse(iso);
    return (
      <time dateTime={iso} className="whitespace-nowrap font-mono">
        {formatInstant(ms, zone, "day-time")} {offsetLabel(ms, zone)}
      </time>
    );
  };
  const name = agentName(session.agent);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2">
          <bdi className="wrap-anywhere font-semibold">{name}</bdi>
          <span className="font-mono">{session.address}</span>
          {session.current ? <Badge tone="accent">this session</Badge> : null}
        </p>
        <p className="text-ink2">
          Last seen {time(session.lastSeenAt)}. Begun {time(session.createdAt)} with {METHODS[session.method]}
          .
        </p>
      </div>
      {session.current ? null : (
        <Button size="sm" aria-label={`End the session of ${name}, ${session.address}`} onClick={onEnd}>
          End
        </Button>
      )}
    </li>
  );
}
