import type { ReactNode } from "react";
import { ProductMark } from "@/components/ui/product-mark";

interface AuthFrameProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** The page around sign-in and set-up: one column, one task. */
export function AuthFrame({ title, intro, children }: AuthFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <div aria-hidden className="h-0.75 shrink-0 bg-line2" />
      <main className="mx-auto flex w-full max-w-100 flex-1 flex-col px-4 pt-[max(2rem,12dvh)] pb-8">
        <p className="flex items-center gap-2 text-ink2">
          <ProductMark />
          Directory Insights Dashboard
        </p>
        <div className="mt-4 flex flex-col gap-4 rounded-lg border border-line bg-panel p-5 sm:p-6">
          <div className="flex flex-col gap-1">
            <h1 className="font-semibold text-xl">{title}</h1>
            {intro ? <div className="text-ink2">{intro}</div> : null}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
