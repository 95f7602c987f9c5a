import type { ReactNode } from "react";

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Small text at the end, such as a key. */
  hint?: string | undefined;
  onSelect: () => void;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Makes the item a choice that is on or off. */
  checked?: boolean | undefined;
}

export type MenuItem = MenuAction | "separator";
