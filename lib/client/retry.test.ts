import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { retryInBrowser } from "./retry";

it.each([
  [0, new AppError("OFFLINE"), true],
  [1, new AppError("OFFLINE"), false],
  [0, new AppError("UPSTREAM_RATE_LIMITED"), false],
  [0, new AppError("INTERNAL"), false],
  [0, new Error("a fault of ours"), false],
])("after %i failures with %o: %s", (failures, error, again) => {
  expect(retryInBrowser(failures, error)).toBe(again);
});
