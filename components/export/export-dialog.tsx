"use client";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ColumnChoices } from "@/components/events/column-choices";
import { useZone } from "@/components/explorer/use-zone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { countQuery } from "@/lib/client/queries/count";
import { askedOf, eventsPath } from "@/lib/client/queries/run-query";
import { EXPORT_ROWS_MAX, type ExportFormat } from "@/lib/contract/limits";
import { offsetLabel } from "@/lib/core/zone";
import { describeRange } from "@/lib/search/describe";
import type { Search, Window } from "@/lib/search/schema";
import { usualColumns } from "@/lib/search/scope-columns";
import { FileResult } from "./file-result";
import { useFile } from "./use-file";

interface ExportDialogProps {
  scope: string;
  search: Search;
  window: Window;
  onClose: () => void;
}

const FORMATS: { id: ExportFormat; label: string; hint: string }[] = [
  { id: "csv", label: "CSV", hint: "a table of chosen fields, safe to open in a spreadsheet" },
  { id: "ndjson", label: "NDJSON", hint: "one event a line, as JumpCloud gave it, for programs" },
  { id: "json", label: "JSON", hint: "all events as one array, as JumpCloud gave them" },
];

const inWords = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "event" : "events"}`;

/** What the file shall be, how it comes along, and what came of it. */
export function ExportDialog({ scope, search, window, onClose }: ExportDialogProps) {
  const [zone] = useZone();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [fields, setFields] = useState<readonly string[]>(search.columns ?? usualColumns(scope));
  const counted = useQuery(countQuery(scope, search, window)).data;
  const taking = useFile();
  const start = () =>
    taking.start({
      path: eventsPath(scope, "export"),
      body: {
        ...{ search: askedOf(search, "sort"), window, format },
        ...(format === "csv" ? { fields, zone } : {}),
      },
      format,
    });
  const isOver = taking.file !== null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      dismissable={!taking.isTaking}
      title="Export events"
      description={`All that the search finds, not only what is loaded: ${countText(counted)}, ${rangeText(window, zone)}.`}
      footer={
        taking.isTaking ? (
          <Button data-autofocus onClick={taking.cancel}>
            Cancel
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            {isOver ? null : (
              <Button
                variant="primary"
                aria-disabled={counted?.count === 0 || undefined}
                onClick={() => (counted?.count === 0 ? undefined : start())}
              >
                Export
              </Button>
            )}
          </>
        )
      }
    >
      {(counted?.count ?? 0) > EXPORT_ROWS_MAX ? (
        <p>
          One file holds {inWords(EXPORT_ROWS_MAX)} at most. A shorter time range gives the rest in further
          files.
        </p>
      ) : null}
      {taking.isTaking || isOver ? null : (
        <>
          <FormatChoice format={format} onChange={setFormat} />
          {format === "csv" ? (
            <fieldset className="flex min-w-0 flex-col gap-1">
              <legend className="pb-1 font-semibold text-ink2">Columns of the file, {fields.length}</legend>
              <ColumnChoices columns={fields} onColumnsChange={setFields} className="max-h-48" />
            </fieldset>
          ) : null}
        </>
      )}
      <FileResult state={taking} inWords={inWords} expected={expectedOf(counted)} />
    </Dialog>
  );
}

function rangeText({ start, end }: Window, zone: string): string {
  return `${describeRange({ from: start, to: end }, zone)} (${offsetLabel(Date.parse(end), zone)})`;
}

type Counted = { count: number; exact: boolean } | undefined;

function countText(counted: Counted): string {
  if (counted === undefined) return "how many is not counted yet";
  return counted.exact ? inWords(counted.count) : `about ${inWords(counted.count)}`;
}

function expectedOf(counted: Counted): number | undefined {
  return counted?.exact ? Math.min(counted.count, EXPORT_ROWS_MAX) : undefined;
}

function FormatChoice({
  format,
  onChange,
}: {
  format: ExportFormat;
  onChange: (format: ExportFormat) => void;
}) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-semibold text-ink2">Format</legend>
      {FORMATS.map((choice) => (
        <label key={choice.id} className="flex min-h-6 items-start gap-2">
          <input
            type="radio"
            name={id}
            checked={format === choice.id}
            onChange={() => onChange(choice.id)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            {choice.label}: <span className="text-ink2">{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
