"use client";
import { X } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { useModal } from "./use-modal";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Buttons at the end, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | undefined;
  /** False for a choice that must be made: no close button, a press outside does nothing. */
  dismissable?: boolean | undefined;
  /** `palette`: near the top, its name for assistive software only. */
  variant?: "palette" | undefined;
  /** Where the focus begins: at `[data-autofocus]`, else the first control; or on the title, which no key presses. */
  startsAt?: "control" | "title" | undefined;
  children?: ReactNode;
}

const widths = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" };

/** A modal dialog on the platform's own: it holds focus, makes the page inert and gives focus back. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  onOpenChange,
  title,
  description,
  footer,
  size = "md",
  dismissable = true,
  variant,
  startsAt = "control",
  children,
}: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useModal(element, () => {
    if (dismissable) onOpenChange(false);
  });
  return (
    <dialog
      ref={element}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (!dismissable || event.target !== event.currentTarget) return;
        // The press must not move focus to the page: it goes back to where it was.
        event.preventDefault();
        onOpenChange(false);
      }}
      className={cx(
        variant === "palette" ? "mx-auto mt-[10dvh] mb-auto" : "m-auto",
        "w-[calc(100vw-1rem)] rounded-lg border border-line2 bg-panel text-base text-ink shadow-layer",
        "max-h-[calc(100dvh-1rem)] opacity-100 transition-opacity duration-100 starting:opacity-0",
        widths[size],
      )}
    >
      <div className={cx("flex flex-col", variant === "palette" ? "p-2.5" : "gap-3 p-4")}>
        <h2
          id={`${id}-title`}
          {...(startsAt === "title" && { tabIndex: -1, "data-autofocus": true })}
          className={variant === "palette" ? "sr-only" : "pr-8 font-semibold text-lg outline-none"}
        >
          {title}
        </h2>
        {description ? (
          <div id={`${id}-text`} className="text-ink2">
            {description}
          </div>
        ) : null}
        {children}
        {footer ? <div className="flex flex-wrap justify-end gap-2 pt-1">{footer}</div> : null}
      </div>
      {dismissable && variant !== "palette" ? (
        <IconButton label="Close" className="absolute top-2.5 right-2.5" onClick={() => onOpenChange(false)}>
          <X aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      ) : null}
    </dialog>
  );
}
