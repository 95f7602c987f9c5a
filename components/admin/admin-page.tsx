import type { ReactNode } from "react";

interface AdminPageProps {
  title: string;
  /** What the page is for, in a sentence or two. */
  about: ReactNode;
  /** What can be done with all of it, such as adding one. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One page of the administration: heading, what it is for, what can be done, and the rest. */
export function AdminPage({ title, about, actions, children }: AdminPageProps) {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-5">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="font-semibold text-xl">{title}</h1>
          <div className="max-w-3xl text-ink2">{about}</div>
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}
