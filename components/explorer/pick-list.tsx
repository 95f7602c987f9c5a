"use client";

/** A text field over a list that it filters: the combobox that fields, values and zones are picked with. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";

export interface PickOption {
  id: string;
  label: ReactNode;
  /** Small text under the label. */
  detail?: string | undefined;
  /** Small text at the end, such as a count. */
  hint?: string | undefined;
  /** Why it cannot be picked; it stays in the list, so that nobody searches for it in vain. */
  disabledBecause?: string | undefined;
  isChosen?: boolean | undefined;
}

interface PickListProps {
  label: string;
  placeholder?: string | undefined;
  query: string;
  onQuery: (query: string) => void;
  /** Already filtered by the query. */
  options: readonly PickOption[];
  onPick: (id: string) => void;
  /** Whether several may be chosen; the field then stays as it is after a pick. */
  isMulti?: boolean | undefined;
  /** Enter without an active option. */
  onEnter?: (() => void) | undefined;
  /** Backspace in an empty field. */
  onBackspace?: (() => void) | undefined;
  onPaste?: ((text: string) => boolean) | undefined;
  /** Stands between field and list: what is loading, what is left out. */
  note?: ReactNode;
  error?: string | undefined;
  maxLength?: number | undefined;
}

export function PickList(props: PickListProps) {
  const { label, query, options, isMulti, note, error } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const activeIndex = options.findIndex((option) => option.id === active);
  const move = (index: number) => {
    const next = options[Math.max(0, Math.min(options.length - 1, index))];
    if (!next) return;
    setActive(next.id);
    list.current
      ?.querySelector(`[data-option="${CSS.escape(next.id)}"]`)
      ?.scrollIntoView?.({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) =>
    pickKey(event, { ...props, activeIndex, move, leave: () => setActive(null) });
  return (
    <div className="flex min-h-0 flex-col gap-1">
      <Input
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={activeIndex < 0 ? undefined : `${id}-${activeIndex}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setActive(null);
          props.onQuery(event.currentTarget.value);
        }}
        onPaste={(event) => {
          if (props.onPaste?.(event.clipboardData.getData("text"))) event.preventDefault();
        }}
        onKeyDown={onKeyDown}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-bad text-sm">
          {error}
        </p>
      ) : null}
      {note ? <div className="text-ink3 text-sm">{note}</div> : null}
      <div
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        aria-multiselectable={isMulti || undefined}
        className="max-h-60 min-h-0 overflow-y-auto overscroll-contain"
      >
        {options.map((option, index) => (
          <PickRow
            key={option.id}
            id={`${id}-${index}`}
            option={option}
            isActive={index === activeIndex}
            onPick={props.onPick}
          />
        ))}
      </div>
    </div>
  );
}

interface PickKeys extends PickListProps {
  activeIndex: number;
  move: (index: number) => void;
  leave: () => void;
}

function pickKey(event: KeyboardEvent, { options, activeIndex, move, leave, ...props }: PickKeys): void {
  const active = options[activeIndex];
  if (event.key === "ArrowDown") move(activeIndex + 1);
  else if (event.key === "ArrowUp") activeIndex <= 0 ? leave() : move(activeIndex - 1);
  else if (event.key === "PageDown") move(activeIndex + 8);
  else if (event.key === "PageUp") move(activeIndex - 8);
  else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
    if (active === undefined) props.onEnter?.();
    else if (active.disabledBecause === undefined) props.onPick(active.id);
  } else if (event.key === "Backspace" && props.query === "") {
    props.onBackspace?.();
    return;
  } else return;
  event.preventDefault();
}

interface PickRowProps {
  id: string;
  option: PickOption;
  isActive: boolean;
  onPick: (id: string) => void;
}

function PickRow({ id, option, isActive, onPick }: PickRowProps) {
  const isDisabled = option.disabledBecause !== undefined;
  const detail = option.disabledBecause ?? option.detail;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and the keys (aria-activedescendant)
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      role="option"
      id={id}
      data-option={option.id}
      aria-selected={option.isChosen ?? false}
      aria-disabled={isDisabled || undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => (isDisabled ? undefined : onPick(option.id))}
      className={cx(
        "flex min-h-6.5 flex-col justify-center rounded px-2 py-1",
        isDisabled ? "cursor-not-allowed text-ink3" : "cursor-pointer hover:bg-sunk",
        isActive && "bg-sunk outline-2 outline-accent -outline-offset-2",
        option.isChosen && "bg-accent-soft",
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate">{option.label}</span>{" "}
        {option.hint ? (
          <span className="min-w-0 max-w-1/2 truncate font-mono text-ink3 text-sm">{option.hint}</span>
        ) : null}
      </span>{" "}
      {detail ? <span className="text-ink3 text-sm">{detail}</span> : null}
    </div>
  );
}
