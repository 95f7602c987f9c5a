import { expect, it } from "vitest";
import { AuditExportQuery, AuditResponse } from "@/lib/contract/audit";
import { auditExportPath, isAuditResponse } from "./admin-audit";

const row = {
  ...{ seq: 1, at: "a", action: "search", outcome: "ok", actor: "b", scope: null },
  ...{ address: "c", requestId: "d", detail: "{}", hash: "e" },
};

it.each([
  { rows: [], next: null },
  { rows: [row], next: 1 },
  { rows: [{ ...row, scope: "acme" }], next: null },
  { rows: [{ ...row, seq: "1" }], next: null },
  { rows: [{ ...row, detail: {} }], next: null },
  { rows: [row], next: "1" },
  { rows: null, next: null },
  null,
])("the guard of a page agrees with the contract: %j", (value) =>
  expect(isAuditResponse(value)).toBe(AuditResponse.safeParse(value).success),
);

it("the file's address says what the form says", () => {
  const filter = { text: "a&b=ü", action: "sign-in" };
  const query = Object.fromEntries(new URL(auditExportPath(filter, "csv"), "http://localhost").searchParams);
  expect(AuditExportQuery.parse(query)).toEqual({ ...filter, format: "csv" });
});
