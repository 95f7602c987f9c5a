import { afterEach, beforeEach, expect, vi } from "vitest";

/** A logged error is a failed test: what the console complains about, a user will meet. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock?.calls ?? [];
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});
