import { useId } from "react";
import { VISIBILITIES, type Visibility } from "@/lib/contract/searches-limits";
import { SHARING } from "./sharing-words";

interface SharingChoiceProps {
  scope: string;
  mayPublish: boolean;
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

/** Who sees it. What one may not choose is not offered, unless it is so already. */
export function SharingChoice({ scope, mayPublish, value, onChange }: SharingChoiceProps) {
  const id = useId();
  const isOffered = (visibility: Visibility) =>
    visibility === value ||
    visibility === "private" ||
    (visibility === "team" ? scope !== "all" : mayPublish);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-semibold text-ink2">Who sees it</legend>
      {VISIBILITIES.filter(isOffered).map((visibility) => (
        <div key={visibility} className="flex items-start gap-2">
          <input
            type="radio"
            id={`${id}-${visibility}`}
            name={id}
            checked={visibility === value}
            onChange={() => onChange(visibility)}
            aria-describedby={`${id}-${visibility}-means`}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <div className="min-w-0">
            <label htmlFor={`${id}-${visibility}`} className="inline-flex min-h-6 items-center">
              {SHARING[visibility].choice}
            </label>
            <p id={`${id}-${visibility}-means`} className="text-ink3 text-sm">
              {SHARING[visibility].means}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
