"use client";
import { useMemo } from "react";
import { useRetentionDays } from "@/components/explorer/retention-context";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { serverClock } from "@/lib/client/clock";
import type { RawEvent } from "@/lib/insights/wire";
import { type FirstSeenQuestion, firstSeenQuestions } from "@/lib/search/first-seen";
import type { FirstSeenScope } from "./first-seen-context";
import { FirstSeenDot } from "./first-seen-dot";
import { useFirstSeen } from "./use-first-seen";

interface FirstSeenProps {
  from: FirstSeenScope;
  event: RawEvent;
  /** The field whose value of this event stands beside the mark. */
  field: string;
}

/** Says beside a value that the actor was not seen with it before; nothing while that is not known. */
export function FirstSeen(props: FirstSeenProps) {
  const question = useQuestion(props);
  return question && <InWords scope={props.from.scope} question={question} />;
}

/** The same at the end of a cell, which makes room for it. */
export function FirstSeenInCell(props: FirstSeenProps) {
  const question = useQuestion(props);
  return question && <InShort scope={props.from.scope} question={question} />;
}

function useQuestion({ from, event, field }: FirstSeenProps): FirstSeenQuestion | null {
  const retentionDays = useRetentionDays();
  return useMemo(() => {
    const questions = firstSeenQuestions(event, from.window, serverClock.now(), retentionDays);
    return questions.find((question) => question.field === field) ?? null;
  }, [from, event, field, retentionDays]);
}

interface MarkProps {
  scope: string;
  question: FirstSeenQuestion;
}

function InWords({ scope, question }: MarkProps) {
  if (useFirstSeen(scope, question) !== true) return null;
  const { actor, field, days } = question;
  return (
    <Tooltip text={`${actor} had no event with this ${field} in the ${days} days before this time range.`}>
      <span className="ml-1.5 inline-block cursor-default align-middle">
        <Badge tone="accent">{`first in ${days} days`}</Badge>
      </span>
    </Tooltip>
  );
}

function InShort({ scope, question }: MarkProps) {
  if (useFirstSeen(scope, question) !== true) return null;
  return (
    <span data-first="" className="pointer-events-none absolute inset-y-0 right-1 flex items-center">
      <FirstSeenDot />
      <span className="sr-only">{`, first in ${question.days} days`}</span>
    </span>
  );
}
