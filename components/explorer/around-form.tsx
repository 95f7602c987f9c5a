"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import type { Range, Window } from "@/lib/search/schema";
import { readKept } from "./kept-range";
import { useRetentionDays } from "./retention-context";
import { wallText } from "./wall-text";

const REACHES = ["1m", "5m", "15m", "1h", "6h", "24h"];

interface AroundFormProps {
  window: Window;
  zone: string;
  now: () => number;
  onRange: (range: Range) => void;
}

/** A moment, such as that of an alert, and as much time before it as after it. */
export function AroundForm({ window, zone, now, onRange }: AroundFormProps) {
  const days = useRetentionDays();
  const [moment, setMoment] = useState(
    wallText((Date.parse(window.start) + Date.parse(window.end)) / 2, zone),
  );
  const [reach, setReach] = useState("15m");
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const parsed = readKept(`${moment.replace("T", " ")} ± ${reach}`, now(), zone, days);
    if ("error" in parsed) setError(parsed.error);
    else onRange(parsed.range);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <Field label="Around" error={error} className="min-w-50 flex-1">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={moment}
            onChange={(event) => setMoment(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="To either side" className="min-w-24">
        {(control) => (
          <select
            {...control}
            value={reach}
            onChange={(event) => setReach(event.currentTarget.value)}
            className={inputClass}
          >
            {REACHES.map((length) => (
              <option key={length} value={length}>
                ± {length}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" aria-label="Use: around a moment" className="ml-auto self-end">
        Use
      </Button>
    </form>
  );
}
