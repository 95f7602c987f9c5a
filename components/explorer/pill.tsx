import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { OnDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { LateContent } from "./late-content";

interface PillProps<M> {
  /** "Condition" or "Group". */
  kind: string;
  /** What it asks, in words. */
  text: string;
  isNegative: boolean;
  isDisabled: boolean;
  onRemove: () => void;
  /** What the pill shows of it. */
  face: ReactNode;
  /** More of it, for those who do not see the rest of the screen. */
  spoken?: string | undefined;
  className: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  popoverWidth: string;
  editor: OnDemand<M>;
  children: (code: M) => ReactNode;
}

/** A part of the search: a click opens its editor, the cross, Delete or Backspace takes it away. */
export function Pill<M>(props: PillProps<M>) {
  const { text, isNegative, isDisabled, onRemove, editor } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onRemove();
  };
  return (
    <span
      className={cx(
        "inline-flex h-6.5 min-w-0 max-w-full items-center rounded-md border",
        isNegative ? "border-bad" : "border-line2",
        isDisabled && "border-dashed text-ink3",
        props.className,
      )}
    >
      <Popover
        label={`${props.kind}: ${text}`}
        open={props.open}
        onOpenChange={props.onOpenChange}
        className={cx("max-w-[calc(100vw-1.25rem)] p-3", props.popoverWidth)}
        trigger={
          <button
            type="button"
            data-pill
            onPointerEnter={editor.preload}
            onFocus={editor.preload}
            onKeyDown={onKeyDown}
            className={cx(
              "flex h-full min-w-0 items-center gap-1.5 rounded-l-md pr-1.5 pl-2 hover:bg-sunk",
              isDisabled && "line-through",
            )}
          >
            {props.face}
            <span className="sr-only">
              {props.spoken}
              {isDisabled ? ", switched off. Edit" : ". Edit"}
            </span>
          </button>
        }
      >
        <LateContent part={editor} className="h-80 w-full">
          {props.children}
        </LateContent>
      </Popover>
      <button
        type="button"
        aria-label={`Remove: ${text}`}
        onClick={onRemove}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-r-md text-ink3 hover:bg-sunk hover:text-ink"
      >
        <X aria-hidden size={14} strokeWidth={1.5} />
      </button>
    </span>
  );
}
