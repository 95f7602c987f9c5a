import { serverClock } from "@/lib/client/clock";
import type { EventFacts } from "./event-facts";
import { timeForms } from "./time-forms";

/** A time in all its forms, the zone over them. */
export function TimeList({ facts, zone }: { facts: EventFacts; zone: string }) {
  return (
    <>
      <p className="pb-1 text-ink3">{zone}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {timeForms(facts, zone, serverClock.now()).map(({ label, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the forms never change their order, and in UTC two share a label
          <div key={place} className="contents">
            <dt className="text-ink3">{label}</dt>
            <dd className="font-mono">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
