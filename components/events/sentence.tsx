import { Fragment } from "react";
import { ValueMenu } from "@/components/explorer/value-menu";
import type { SentencePart } from "@/lib/insights/sentence";
import { clip } from "./clipped-text";
import { isolated } from "./isolated";
import { visibleText } from "./visible-text";

interface SentenceProps {
  parts: readonly SentencePart[];
  /** Characters of an entity that are shown: in a row one long name must not push out the rest. */
  entityLength?: number | undefined;
  tabIndex?: number | undefined;
}

/** What happened, in words; each entity in it is a button with the value's menu. */
export function Sentence({ parts, entityLength = Number.POSITIVE_INFINITY, tabIndex }: SentenceProps) {
  return parts.map((part, index) =>
    "field" in part ? (
      <ValueMenu
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change their order
        key={index}
        field={part.field}
        value={part.value}
        kind={part.kind}
        tabIndex={tabIndex}
      >
        {visibleText(shorten(part.text, entityLength))}
      </ValueMenu>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={index}>{isolated(visibleText(part.text))}</Fragment>
    ),
  );
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${clip(text, length - 1)}…` : text;
}
