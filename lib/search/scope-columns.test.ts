import { expect, it } from "vitest";
import { DEFAULT_SEARCH } from "./defaults";
import { openedIn, usualColumns } from "./scope-columns";

it.each([
  ["all", ["time", "actor"], ["time", "organization", "actor"]],
  ["all", ["actor"], ["organization", "actor"]],
  ["all", ["actor", "organization"], ["actor", "organization"]],
  ["all", undefined, undefined],
  ["acme", ["time", "actor"], ["time", "actor"]],
  ["msp", ["time"], ["time"]],
])("in %s the columns %j are %j", (scope, columns, opened) => {
  const search = columns ? { ...DEFAULT_SEARCH, columns } : DEFAULT_SEARCH;
  expect(openedIn(scope, search).columns).toEqual(opened);
});

it.each([
  ["acme", ["time", "outcome", "sentence", "actor", "address"]],
  ["all", ["time", "organization", "outcome", "sentence", "actor", "address"]],
  ["msp", ["time", "outcome", "sentence", "actor", "target", "address"]],
])("in %s a search that names none has %j", (scope, columns) => {
  expect(usualColumns(scope)).toEqual(columns);
});
