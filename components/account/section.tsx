import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  /** Beside the title, such as a button for the whole section. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the account page. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex min-h-9 items-center justify-between gap-3 border-line border-b pb-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
