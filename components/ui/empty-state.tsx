import type { ReactNode } from "react";
import { Button } from "./button";

export interface EmptyAction {
  id: string;
  label: string;
  onSelect: () => void;
}

interface EmptyStateProps {
  /** What is not there, in a few words. */
  title: string;
  /** Why, and what that means. */
  children?: ReactNode;
  /** Ways out, the best first. */
  actions?: readonly EmptyAction[] | undefined;
}

export function EmptyState({ title, children, actions = [] }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-10 text-center">
      <p className="font-semibold text-lg">{title}</p>
      {children ? <div className="max-w-full text-ink2">{children}</div> : null}
      {actions.length > 0 ? (
        <div className="flex flex-wrap justify-center gap-2 pt-2">
          {actions.map((action, index) => (
            <Button key={action.id} variant={index === 0 ? "primary" : "secondary"} onClick={action.onSelect}>
              {action.label}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
