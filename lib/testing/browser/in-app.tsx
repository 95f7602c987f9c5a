/** A component as a page of the App Router holds it: a router that is only asked, and a cache of answers. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { vi } from "vitest";

/** Renders `children`; `router` tells what was asked of it. */
export function renderInApp(children: ReactNode) {
  const router = {
    push: vi.fn(),
    replace: vi.fn(),
    prefetch: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    refresh: vi.fn(),
  };
  const client = new QueryClient();
  const wrapper = ({ children: inner }: { children: ReactNode }) => (
    <AppRouterContext value={router as never}>
      <QueryClientProvider client={client}>{inner}</QueryClientProvider>
    </AppRouterContext>
  );
  return { ...render(children, { wrapper }), router };
}
