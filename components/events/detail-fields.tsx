"use client";
import { Fragment, useDeferredValue, useMemo, useState } from "react";
import { useCanDo } from "@/components/commands/commands";
import { useOrgOf } from "@/components/explorer/org-names";
import { ValueMenu } from "@/components/explorer/value-menu";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import type { MenuItem } from "@/components/ui/menu-item";
import { ClippedText, clip } from "./clipped-text";
import { isMonospace } from "./columns";
import { CopyButton } from "./copy-button";
import { type FieldLeaf, findLeaves } from "./leaves";
import { spreadItems } from "./spread-item";
import { visibleText } from "./visible-text";

interface DetailFieldsProps {
  leaves: readonly FieldLeaf[];
  onAddColumn?: ((path: string) => void) | undefined;
}

const STEP = 250;
/** A value longer than this is text to read beside a short button, not itself a button. */
const BUTTON_LENGTH = 300;
const PATH_LENGTH = 300;

/** Every leaf of the event with its path; the search looks at names and values. */
export function DetailFields({ leaves, onAddColumn }: DetailFieldsProps) {
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(STEP);
  const sought = useDeferredValue(query);
  const found = useMemo(() => findLeaves(leaves, sought), [leaves, sought]);
  const left = found.length - limit;
  return (
    <div className="flex flex-col gap-2 px-4 py-3">
      <Input
        type="search"
        aria-label="Search names and values of this event"
        placeholder="Search names and values"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setLimit(STEP);
        }}
      />
      <dl>
        {found.slice(0, limit).map((leaf, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paths repeat within an event; the place is what tells leaves apart
          <FieldRow key={`${index} ${leaf.path}`} leaf={leaf} onAddColumn={onAddColumn} />
        ))}
      </dl>
      {found.length === 0 && (
        <p className="py-4 text-center text-ink3">No name or value holds “{visibleText(sought)}”.</p>
      )}
      {left > 0 && (
        <Button size="sm" onClick={() => setLimit(limit + STEP)}>
          {`Show ${Math.min(STEP, left)} more (${left.toLocaleString("en")} left)`}
        </Button>
      )}
    </div>
  );
}

function FieldRow({ leaf, onAddColumn }: { leaf: FieldLeaf; onAddColumn: DetailFieldsProps["onAddColumn"] }) {
  const { path, text } = leaf;
  return (
    <div className="group -mx-2 grid grid-cols-[minmax(0,9fr)_minmax(0,11fr)_1.5rem] items-start gap-x-3 rounded-md px-2 hover:bg-sunk">
      <dt className="py-0.5 text-ink3 wrap-anywhere">
        <Path path={visibleText(clip(path, PATH_LENGTH))} />
      </dt>
      <dd className={cx("py-0.5 wrap-anywhere", isMonospace(path) && "font-mono text-sm")}>
        <FieldValue leaf={leaf} onAddColumn={onAddColumn} />
      </dd>
      <dd className="py-px">
        <CopyButton
          // The value's menu has Copy as well: this one is for the mouse only.
          tabIndex={-1}
          label={`Copy value of ${visibleText(path.slice(0, PATH_LENGTH))}`}
          text={() => text}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        />
      </dd>
    </div>
  );
}

function FieldValue({
  leaf,
  onAddColumn,
}: {
  leaf: FieldLeaf;
  onAddColumn: DetailFieldsProps["onAddColumn"];
}) {
  const { path, text, isValue } = leaf;
  const orgOf = useOrgOf();
  const hasFacets = useCanDo("show-facet");
  const more: MenuItem[] = [
    ...(hasFacets ? spreadItems(path) : []),
    ...(onAddColumn ? [{ id: "column", label: "Add column", onSelect: () => onAddColumn(path) }] : []),
  ];
  const extra: MenuItem[] | undefined = more.length === 0 ? undefined : ["separator", ...more];
  if (!isValue) {
    return (
      <span className="text-ink3">
        <ClippedText text={text} />
      </span>
    );
  }
  if (text.trim() === "") return <span className="text-ink3">empty text</span>;
  if (text.length <= BUTTON_LENGTH) {
    return (
      <>
        <ValueMenu field={path} value={text} extra={extra} className="wrap-anywhere" />
        {orgOf(path, text) && <span className="block text-ink3">{text}</span>}
      </>
    );
  }
  return (
    <>
      <ValueMenu field={path} value={text} extra={extra} className="text-ink3">
        {`${text.length.toLocaleString("en")} characters`}
      </ValueMenu>{" "}
      <ClippedText text={text} />
    </>
  );
}

/** A path may break after a dot or an underscore, before it breaks within a word. */
function Path({ path }: { path: string }) {
  return path.split(/(?<=[._])/).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
