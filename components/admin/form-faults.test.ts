import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { faultsAt, isOvertaken } from "./form-faults";

const FIELDS = ["slug", "credential", "apiKey", "orgs"] as const;
const refused = (...details: { path: string; message: string }[]) =>
  new AppError("INVALID_REQUEST", { details });

it.each([
  ["a field", refused({ path: "slug", message: "bad slug" }), { slug: "bad slug" }],
  ["a field of a part", refused({ path: "credential.apiKey", message: "bad key" }), { apiKey: "bad key" }],
  ["one of a list", refused({ path: "orgs.0", message: "none" }), { orgs: "none" }],
  [
    "the first of a field",
    refused({ path: "slug", message: "a" }, { path: "slug", message: "b" }),
    { slug: "a" },
  ],
  ["no field", refused({ path: "version", message: "old" }), { form: "old" }],
  ["nothing", new AppError("CONFLICT", { message: "taken" }), { form: "taken" }],
  ["a fault of the program", new TypeError("x"), { form: "Saving failed. Try again." }],
])("what is said of %s stands at its place", (_what, error, faults) =>
  expect(faultsAt(error, FIELDS)).toEqual(faults),
);

it.each([
  [new AppError("CONFLICT", { details: [{ path: "version", message: "old" }] }), true],
  [new AppError("CONFLICT", { message: "the last administrator" }), false],
  [refused({ path: "version", message: "no number" }), false],
  [new TypeError("x"), false],
])("%s is an edit that was overtaken: %s", (error, expected) => expect(isOvertaken(error)).toBe(expected));
