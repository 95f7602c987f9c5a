"use client";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Change } from "@/lib/insights/changes";
import {
  type ChangeView,
  changeView,
  isNothing,
  itemName,
  type KeyStatus,
  type ListChange,
  type ObjectChange,
  type ValueChange,
  valueText,
} from "./change-view";
import { ClippedText, clip } from "./clipped-text";
import { visibleText } from "./visible-text";

const STEP = 50;
const CHIP_LENGTH = 120;

/** Each changed field with what it was and what it became. Secrets come masked. */
export function DetailChanges({ changes }: { changes: readonly Change[] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ol aria-label="Changed fields" className="flex flex-col">
        {changes.slice(0, shown).map(({ field, from, to, secret }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may change twice in one event
          <li key={index} className="border-line border-b px-4 py-3 last:border-b-0">
            <h3 className="pb-1.5 font-semibold wrap-anywhere">{visibleText(clip(field, 300))}</h3>
            {secret ? <SecretSides from={from} to={to} /> : <View view={changeView(from, to)} />}
          </li>
        ))}
      </ol>
      <More left={changes.length - shown} onMore={() => setShown(shown + STEP)} />
    </>
  );
}

function View({ view }: { view: ChangeView }) {
  if (view.kind === "list") return <ListView view={view} />;
  return view.kind === "object" ? <ObjectView view={view} /> : <Sides {...view} />;
}

/** Before and after beside each other, under each other where there is no room. */
function Sides({ from, to }: Pick<ValueChange, "from" | "to">) {
  // Text and number that read the same differ in type alone: then the type is said.
  const withType = !isNothing(from) && !isNothing(to) && valueText(from) === valueText(to);
  return (
    <SideFrame
      before={<Value value={from} withType={withType} />}
      after={<Value value={to} withType={withType} />}
    />
  );
}

function SecretSides({ from, to }: { from: unknown; to: unknown }) {
  const side = (value: unknown) =>
    isNothing(value) ? (
      <Value value={value} withType={false} />
    ) : (
      <span className="text-ink3">hidden: a secret</span>
    );
  return <SideFrame before={side(from)} after={side(to)} />;
}

function SideFrame({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-2">
      <Side label="Before">{before}</Side>
      <Side label="After">{after}</Side>
    </dl>
  );
}

function Side({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-sunk px-2.5 py-1.5">
      <dt className="text-ink3 text-sm">{label}</dt>
      <dd className="wrap-anywhere whitespace-pre-wrap">{children}</dd>
    </div>
  );
}

function Value({ value, withType }: { value: unknown; withType: boolean }) {
  if (value === undefined || value === null) return <span className="text-ink3">nothing</span>;
  if (typeof value === "string" && value.trim() === "") return <span className="text-ink3">empty text</span>;
  const isCode = typeof value === "object";
  const text = isCode ? JSON.stringify(value, null, 2) : valueText(value);
  return (
    <span className={cx(isCode && "font-mono text-sm")}>
      <ClippedText text={text} first={1_000} keepLines />
      {withType && (
        <span className="text-ink3">{` (${typeof value === "string" ? "text" : typeof value})`}</span>
      )}
    </span>
  );
}

function ListView({ view }: { view: ListChange }) {
  const { added, removed, changed, kept, isReordered } = view;
  const isEmpty = added.length + removed.length + changed.length + kept.length === 0;
  return (
    <div className="flex flex-col gap-2">
      <Chips mark="+" word="added" items={added} />
      <Chips mark="−" word="removed" items={removed} />
      {changed.length > 0 && <ChangedItems items={changed} />}
      {isReordered && <p className="text-ink3">The same items in another order.</p>}
      <Chips mark="" word="unchanged" items={kept} />
      {isEmpty && <p className="text-ink3">An empty list, before and after.</p>}
    </div>
  );
}

const CHIP_CLASS = {
  added: "border-accent bg-accent-soft text-ink",
  removed: "border-line2 border-dashed text-ink2 line-through",
  unchanged: "border-line text-ink3",
};

interface ChipsProps {
  mark: string;
  word: keyof typeof CHIP_CLASS;
  items: readonly unknown[];
}

function Chips({ mark, word, items }: ChipsProps) {
  const [shown, setShown] = useState(STEP);
  if (items.length === 0) return null;
  return (
    <div>
      <p className="pb-1 text-ink3 text-sm">{`${items.length.toLocaleString("en")} ${word}`}</p>
      <ul aria-label={word} className="flex flex-wrap gap-1">
        {items.slice(0, shown).map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: items may repeat and never move
            key={index}
            className={cx("min-w-0 rounded-full border px-2 py-0.5 wrap-anywhere", CHIP_CLASS[word])}
          >
            {mark !== "" && <span aria-hidden>{`${mark} `}</span>}
            <Chip item={item} />
          </li>
        ))}
      </ul>
      <More left={items.length - shown} onMore={() => setShown(shown + STEP)} />
    </div>
  );
}

/** An item that is an object goes by its name; all of it is under that, for who wants to see. */
function Chip({ item }: { item: unknown }) {
  const name = visibleText(clip(itemName(item), CHIP_LENGTH));
  const text = valueText(item);
  if (typeof item !== "object" || item === null || text === itemName(item)) {
    if (text.trim() === "") return "empty text";
    return text.length > CHIP_LENGTH ? <ClippedText text={text} first={CHIP_LENGTH} /> : name;
  }
  return (
    <details className="inline-block align-top">
      <summary className="rounded-sm">{name}</summary>
      <pre className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">
        <ClippedText text={JSON.stringify(item, null, 2)} first={1_000} keepLines />
      </pre>
    </details>
  );
}

function ChangedItems({ items }: { items: ListChange["changed"] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <div>
      <p className="pb-1 text-ink3 text-sm">{`${items.length.toLocaleString("en")} changed`}</p>
      <ul aria-label="changed" className="flex flex-col gap-2">
        {items.slice(0, shown).map(({ name, view }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
          <li key={index} className="border-line border-l-2 pl-3">
            <p className="wrap-anywhere">{visibleText(clip(name, CHIP_LENGTH))}</p>
            <View view={view} />
          </li>
        ))}
      </ul>
      <More left={items.length - shown} onMore={() => setShown(shown + STEP)} />
    </div>
  );
}

const STATUS_WORD: Record<KeyStatus, string> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  same: "unchanged",
  hidden: "hidden: a secret",
};

/** What differs stands by key; how much stayed the same is counted. */
function ObjectView({ view }: { view: ObjectChange }) {
  const [shown, setShown] = useState(STEP);
  const rows = view.rows.filter(({ status }) => status !== "same");
  const same = view.rows.length - rows.length;
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="keys" className="flex flex-col gap-2">
        {rows.slice(0, shown).map(({ key, status, view: inner }) => (
          <li key={key} className="border-line border-l-2 pl-3">
            <p className="flex flex-wrap items-baseline gap-x-2 pb-1 wrap-anywhere">
              <span>{visibleText(clip(key, 300))}</span>
              <span className="text-ink3 text-sm">{STATUS_WORD[status]}</span>
            </p>
            {status === "hidden" ? null : <View view={inner} />}
          </li>
        ))}
      </ul>
      <More left={rows.length - shown} onMore={() => setShown(shown + STEP)} />
      {same > 0 && (
        <p className="text-ink3 text-sm">
          {same === 1 ? "1 key unchanged" : `${same.toLocaleString("en")} keys unchanged`}
        </p>
      )}
    </div>
  );
}

function More({ left, onMore }: { left: number; onMore: () => void }) {
  if (left <= 0) return null;
  return (
    <button type="button" onClick={onMore} className="min-h-6 rounded-sm px-1 text-accent text-sm underline">
      {`Show ${Math.min(STEP, left)} more (${left.toLocaleString("en")} left)`}
    </button>
  );
}
