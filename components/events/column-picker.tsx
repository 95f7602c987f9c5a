"use client";
import { ColumnChoices } from "./column-choices";
import { useMarksFirst } from "./first-seen-context";
import { FirstSeenDot } from "./first-seen-dot";
import { DENSITIES, useDensity } from "./use-density";
import { useGroupsBySession } from "./use-lines";

interface ColumnPickerProps {
  columns: readonly string[];
  onColumnsChange: (columns: readonly string[]) => void;
}

/** The columns of the table, and how its rows are shown. */
export function ColumnPicker(props: ColumnPickerProps) {
  return (
    <div className="flex flex-col gap-2">
      <ColumnChoices {...props} isFocused />
      <RowHeight />
      <FirstMarks />
      <BySession />
    </div>
  );
}

/** How much room each row has, for every list of this browser. */
function RowHeight() {
  const [density, setDensity] = useDensity();
  return (
    <fieldset className="border-line border-t px-2 pt-2">
      <legend className="sr-only">Row height</legend>
      <p aria-hidden className="text-ink3 text-sm">
        Row height
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        {DENSITIES.map(({ id, label }) => (
          <label key={id} className="flex min-h-6 items-center gap-1.5">
            <input
              type="radio"
              name="row-height"
              checked={density === id}
              onChange={() => setDensity(id)}
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Off until it is wanted, as each actor in view costs the upstream a call for each column. */
function FirstMarks() {
  const [marksFirst, setMarksFirst] = useMarksFirst();
  return (
    <label className="flex min-h-6 items-start gap-1.5 px-2 pt-1">
      <input
        type="checkbox"
        checked={marksFirst}
        onChange={(event) => setMarksFirst(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        Mark what is new for its actor <FirstSeenDot />
        <span className="block text-ink3 text-sm">
          Address, country, device or application, first in up to 90 days
        </span>
      </span>
    </label>
  );
}

/** Of what is loaded only, so that it costs no call. */
function BySession() {
  const [isGrouped, setGrouped] = useGroupsBySession();
  return (
    <label className="flex min-h-6 items-start gap-1.5 px-2 pt-1">
      <input
        type="checkbox"
        checked={isGrouped}
        onChange={(event) => setGrouped(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        Group by session
        <span className="block text-ink3 text-sm">
          Same actor, address and browser or device, less than 30 minutes apart; of the loaded events
        </span>
      </span>
    </label>
  );
}
