import type { ComponentProps } from "react";
import { cx } from "./cx";

/** Classes of a text field, for a select, a combobox or a textarea that must look the same. */
export const inputClass = cx(
  "h-7.5 w-full min-w-0 rounded-md border border-edge bg-panel px-2.5 text-base text-ink",
  "focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink3",
  "aria-invalid:border-bad aria-invalid:focus-visible:outline-bad",
);

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={cx(inputClass, className)} {...rest} />;
}
