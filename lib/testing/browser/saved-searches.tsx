/** Saved searches as the server tells them, and a component over them with a cache of its own. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import type { SavedSearch } from "@/lib/contract/searches";
import { stubApi } from "./api-stub";

/** One of Jane's, private; `over` replaces what a test is about. */
export const savedOf = (over: Partial<SavedSearch> = {}): SavedSearch => ({
  id: "s1",
  name: "Failed sign-ins",
  description: "",
  tags: [],
  folder: "",
  query: "where=success:false",
  keepsRange: false,
  visibility: "private",
  version: 3,
  owner: { id: "u1", name: "Jane" },
  createdAt: "2026-11-20T10:00:00.000Z",
  updatedAt: "2026-11-21T10:00:00.000Z",
  updatedBy: "John",
  starred: false,
  isHere: true,
  canEdit: true,
  ...over,
});

/** Renders `children` at `path`, over an API that answers as told. */
export function renderAt(path: string, children: ReactNode, answers: Parameters<typeof stubApi>[0]) {
  history.replaceState(null, "", path);
  const calls = stubApi(answers);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);
  return { calls, user: userEvent.setup({ delay: null }) };
}
