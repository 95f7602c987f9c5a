import type { ComponentProps } from "react";
import { cx } from "./cx";
import type { Side } from "./position";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends ComponentProps<"button"> {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  size?: "md" | "sm" | undefined;
  tooltipSide?: Side | undefined;
}

/** A square button that holds one 16 px icon. */
export function IconButton({
  label,
  size = "md",
  tooltipSide,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} side={tooltipSide} describes={false}>
      <button
        type={type}
        aria-label={label}
        className={cx(
          "inline-flex shrink-0 items-center justify-center rounded-md text-ink2 transition-colors duration-100",
          "hover:not-disabled:bg-sunk hover:not-disabled:text-ink disabled:cursor-not-allowed disabled:opacity-55",
          "aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
          "aria-expanded:bg-sunk aria-pressed:bg-accent-soft aria-pressed:text-accent",
          size === "md" ? "size-7.5" : "size-6",
          className,
        )}
        {...rest}
      />
    </Tooltip>
  );
}
