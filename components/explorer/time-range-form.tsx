"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatInstant, offsetLabel } from "@/lib/core/zone";
import { currentZoneName } from "@/lib/core/zone-names";
import type { Range, Window } from "@/lib/search/schema";
import { presetsWithin, RETENTION_DAYS, resolveRange } from "@/lib/search/window";
import { AroundForm } from "./around-form";
import { type KeptRange, readKept } from "./kept-range";
import { useRetentionDays } from "./retention-context";
import { wallText } from "./wall-text";
import { ZoneList } from "./zone-list";

interface TimeRangeFormProps {
  range: Range;
  window: Window;
  zone: string;
  now: () => number;
  onRange: (range: Range) => void;
  onZone: (zone: string) => void;
}

/** Content of the time range's popover: typed first, then presets, then two times, then the zone. */
export function TimeRangeForm({ range, window, zone, now, onRange, onZone }: TimeRangeFormProps) {
  const [isZoneOpen, setZoneOpen] = useState(false);
  if (isZoneOpen) {
    return (
      <ZoneList
        zone={zone}
        atMs={Date.parse(window.end)}
        onPick={(next) => {
          onZone(next);
          setZoneOpen(false);
        }}
        onBack={() => setZoneOpen(false)}
      />
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <TypedRange zone={zone} now={now} onRange={onRange} />
      <Presets range={range} onRange={onRange} />
      <FromTo
        key={`${window.start} ${window.end} ${zone}`}
        window={window}
        zone={zone}
        now={now}
        onRange={onRange}
      />
      <AroundForm key={`around ${window.start} ${window.end} ${zone}`} {...{ window, zone, now, onRange }} />
      <div className="flex items-center justify-between gap-2 border-line border-t pt-2">
        <span className="min-w-0 text-ink2">
          Times in <b className="font-semibold">{currentZoneName(zone)}</b>,{" "}
          {offsetLabel(Date.parse(window.end), zone)}
        </span>
        <Button size="sm" onClick={() => setZoneOpen(true)}>
          Change zone
        </Button>
      </div>
    </div>
  );
}

interface RangeProps {
  zone: string;
  now: () => number;
  onRange: (range: Range) => void;
}

/** Reads words and numbers; shows what it understood before it is used, and what is wrong only on Enter. */
function TypedRange({ zone, now, onRange }: RangeProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const days = useRetentionDays();
  const parsed = text.trim() === "" ? null : readKept(text, now(), zone, days);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (parsed === null) setError("Type a time range, such as 3h or yesterday.");
    else if ("error" in parsed) setError(parsed.error);
    else onRange(parsed.range);
  };
  return (
    <form onSubmit={submit}>
      <Field label="Time range" error={error} hint={hintOf(parsed, zone, now, days)}>
        {(control) => (
          <div className="flex gap-1.5">
            <Input
              {...control}
              data-autofocus
              placeholder="3h, yesterday, 2026-11-20 14:00 to 15:30"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setError(undefined);
              }}
            />
            <Button type="submit" variant="primary">
              Apply
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}

function hintOf(parsed: KeptRange | null, zone: string, now: () => number, days: number): string {
  if (parsed === null || "error" in parsed)
    return "A length, a day, two times joined by “to”, a time ± a length, or seconds since 1970.";
  const shown = windowText(resolveRange(parsed.range, now(), zone), zone);
  return parsed.isCut ? `${shown}: events are kept for ${days} days, so it starts no earlier.` : shown;
}

function windowText(window: Window, zone: string): string {
  const [from, to] = [window.start, window.end].map((iso) =>
    formatInstant(Date.parse(iso), zone, "date-time"),
  );
  return `${from} to ${to}`;
}

function Presets({ range, onRange }: { range: Range; onRange: (range: Range) => void }) {
  const days = useRetentionDays();
  return (
    <div>
      <ul aria-label="Usual ranges" className="grid grid-cols-2 gap-x-2 sm:grid-cols-3">
        {presetsWithin(days).map(({ last, label }) => (
          <li key={last}>
            <button
              type="button"
              aria-pressed={"last" in range && range.last === last}
              onClick={() => onRange({ last })}
              className="min-h-6.5 w-full rounded px-2 text-left hover:bg-sunk aria-pressed:bg-accent-soft aria-pressed:font-semibold"
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      {days < RETENTION_DAYS ? (
        <p className="px-2 pt-1 text-ink3 text-sm">
          JumpCloud keeps the events of this organisation for {days} days: longer ranges are left out.
        </p>
      ) : null}
    </div>
  );
}

/** Two clock times of the chosen zone; the typed form's reader turns them into instants. */
function FromTo({ window, zone, now, onRange }: RangeProps & { window: Window }) {
  const days = useRetentionDays();
  const [from, setFrom] = useState(wallText(Date.parse(window.start), zone));
  const [to, setTo] = useState(wallText(Date.parse(window.end), zone));
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (from === "" || to === "") return setError("Give both a start and an end.");
    const parsed = readKept(`${from.replace("T", " ")} to ${to.replace("T", " ")}`, now(), zone, days);
    if ("error" in parsed) setError(parsed.error);
    else onRange(parsed.range);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <Field label="From" error={error} className="min-w-50 flex-1">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="To" className="min-w-50 flex-1">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" className="ml-auto self-end">
        Use
      </Button>
    </form>
  );
}
