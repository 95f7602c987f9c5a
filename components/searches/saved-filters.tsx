import { Search, Star } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Input, inputClass } from "@/components/ui/input";
import type { SavedSearch } from "@/lib/contract/searches";
import { choicesOf, type Wanted } from "./find-saved";

interface SavedFiltersProps {
  searches: readonly SavedSearch[];
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
}

/** What of the list is shown: by words, folder, tag and star. */
export function SavedFilters({ searches, wanted, onWanted }: SavedFiltersProps) {
  const folders = choicesOf(searches.map(({ folder }) => folder));
  const tags = choicesOf(searches.flatMap((search) => search.tags));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-60 flex-1 basis-80">
        <Search
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className="pointer-events-none absolute top-[7px] left-2 text-ink3"
        />
        <Input
          type="search"
          aria-label="Find by name or content"
          placeholder="Find by name or content"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={wanted.text}
          onChange={(event) => onWanted({ ...wanted, text: event.currentTarget.value })}
          className="pl-7.5!"
        />
      </div>
      <Choice
        label="Folder"
        any="Any folder"
        choices={folders}
        value={wanted.folder}
        onChange={(folder) => onWanted({ ...wanted, folder })}
      />
      <Choice
        label="Tag"
        any="Any tag"
        choices={tags}
        value={wanted.tag}
        onChange={(tag) => onWanted({ ...wanted, tag })}
      />
      <Button
        aria-pressed={wanted.isStarred}
        onClick={() => onWanted({ ...wanted, isStarred: !wanted.isStarred })}
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        <Star aria-hidden size={14} strokeWidth={1.5} />
        Starred
      </Button>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  choices: readonly string[];
  value: string | null;
  onChange: (value: string | null) => void;
}

function Choice({ label, any, choices, value, onChange }: ChoiceProps) {
  const id = useId();
  if (choices.length === 0 && value === null) return null;
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        className={cx(inputClass, "w-auto! max-w-48")}
      >
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </>
  );
}
