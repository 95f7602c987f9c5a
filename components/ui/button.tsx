import type { ComponentProps } from "react";
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "md" | "sm";

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent font-semibold text-on-accent hover:not-disabled:opacity-90",
  secondary: "border-line2 bg-panel text-ink hover:not-disabled:border-edge hover:not-disabled:bg-sunk",
  ghost: "border-transparent text-ink2 hover:not-disabled:bg-sunk hover:not-disabled:text-ink",
  danger: "border-bad bg-panel text-bad hover:not-disabled:bg-bad-soft",
};

const sizes: Record<ButtonSize, string> = { md: "h-7.5 px-3", sm: "h-6.5 px-2.5" };

/** Classes of a button, for a link that must look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border text-base",
    "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}

export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cx(buttonClass(variant, size), className)} {...rest} />;
}
