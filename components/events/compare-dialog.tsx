"use client";
import { useMemo, useState } from "react";
import { type NamedOrg, OrgName, useOrgOf } from "@/components/explorer/org-names";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import type { RawEvent } from "@/lib/insights/wire";
import { cellText } from "./cell-text";
import { ClippedText, clip } from "./clipped-text";
import { isMonospace } from "./columns";
import { type ComparedField, compareEvents } from "./compare-events";
import { visibleText } from "./visible-text";

interface CompareDialogProps {
  /** In the order of the list. */
  events: readonly [RawEvent, RawEvent];
  zone: string;
  onClose: () => void;
}

const STEP = 250;
const HEADING_LENGTH = 160;

/** Two events beside each other: what differs comes first, and is marked. */
export function CompareDialog({ events, zone, onClose }: CompareDialogProps) {
  const [first, second] = events;
  const [limit, setLimit] = useState(STEP);
  const fields = useMemo(() => compareEvents(first, second), [first, second]);
  const left = fields.length - limit;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Two events compared"
      description={countText(fields)}
      size="lg"
      startsAt="title"
    >
      <table className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr className="text-left align-top text-ink3 text-sm">
            <th scope="col" className="w-1/4 border-line border-b py-1 pr-2 font-semibold">
              Field
            </th>
            <EventHeading event={first} zone={zone} />
            <EventHeading event={second} zone={zone} />
          </tr>
        </thead>
        <tbody>
          {fields.slice(0, limit).map((field) => (
            <FieldRow key={field.path} field={field} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button size="sm" onClick={() => setLimit(limit + STEP)}>
          {`Show ${Math.min(STEP, left)} more (${left.toLocaleString("en")} left)`}
        </Button>
      )}
    </Dialog>
  );
}

function EventHeading({ event, zone }: { event: RawEvent; zone: string }) {
  return (
    <th scope="col" className="border-line border-b px-2 py-1 font-semibold wrap-anywhere">
      <span className="block font-mono font-normal">{visibleText(cellText("time", event, zone))}</span>
      {visibleText(clip(cellText("sentence", event, zone), HEADING_LENGTH))}
    </th>
  );
}

function FieldRow({ field: { path, texts, differs } }: { field: ComparedField }) {
  const orgOf = useOrgOf();
  return (
    <tr className={cx("align-top", differs ? "bg-accent-soft" : "text-ink2")}>
      <th
        scope="row"
        className="border-line border-b py-1 pr-2 text-left font-normal text-ink3 wrap-anywhere"
      >
        {differs && (
          <>
            <span aria-hidden className="px-1 font-semibold text-accent">
              ≠
            </span>
            <span className="sr-only">Differs: </span>
          </>
        )}
        {visibleText(clip(path, 300))}
      </th>
      {texts.map((text, side) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the first event and the second
          key={side}
          className={cx(
            "border-line border-b px-2 py-1 whitespace-pre-wrap wrap-anywhere",
            isMonospace(path) && "font-mono text-sm",
          )}
        >
          {text === null ? (
            <span className="text-ink3">no such field</span>
          ) : (
            <>
              <NameOf org={orgOf(path, text)} />
              <ClippedText text={text} keepLines />
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

/** The name that an id goes by, over it. */
function NameOf({ org }: { org: NamedOrg | null }) {
  if (org === null) return null;
  return (
    <span className="block">
      <OrgName org={org} />
    </span>
  );
}

/** `7 of 31 fields differ`. */
function countText(fields: readonly ComparedField[]): string {
  const count = fields.filter(({ differs }) => differs).length;
  if (count === 0) return "No field differs.";
  const [some, all] = [count, fields.length].map((n) => n.toLocaleString("en"));
  return `${some} of ${all} ${fields.length === 1 ? "field differs" : "fields differ"}; they come first.`;
}
