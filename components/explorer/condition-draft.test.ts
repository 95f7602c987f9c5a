import { describe, expect, it } from "vitest";
import type { Condition } from "@/lib/search/schema";
import {
  faultOf,
  negated,
  operatorChoices,
  pastedValues,
  withCase,
  withoutValue,
  withValue,
} from "./condition-draft";

const condition = (op: Condition["op"], ...values: string[]): Condition => ({
  field: "client_ip",
  op,
  values,
});

describe("faultOf", () => {
  it.each([
    [condition("is", "10.0.0.8"), null],
    [condition("is"), "Choose or type"],
    [condition("exists"), null],
    [condition("in_cidr", "10.0.0.0/8", "2001:db8::/32"), null],
    [condition("in_cidr", "10.0.0.0/8", "10.0.0.0/99"), "“10.0.0.0/99” is no network"],
    [condition("greater", "12.5"), null],
    [condition("less", "many"), "“many” is no number"],
    [condition("before", "2026-11-20"), null],
    [condition("after", "2026-11-20T14:00:00+01:00"), null],
    [condition("after", "yesterday"), "“yesterday” is no time"],
    [condition("is", "x".repeat(1_001)), "at most 1000 characters"],
    [condition("is", ...Array.from({ length: 201 }, (_, index) => `v${index}`)), "At most 200 values"],
  ])("%j", (draft, fault) => {
    if (fault === null) expect(faultOf(draft)).toBeNull();
    else expect(faultOf(draft)).toContain(fault);
  });
});

it("offers every operator, those for a scan with the reason", () => {
  const choices = operatorChoices("client_ip");
  expect(choices.filter(({ refusal }) => refusal === null).map(({ op }) => op)).toEqual(["is", "is_not"]);
  expect(choices).toHaveLength(13);
});

it("adds and takes values, each once", () => {
  const one = withValue(condition("is"), "a");
  expect(withValue(one, "a")).toBe(one);
  expect(withValue(one, "b").values).toEqual(["a", "b"]);
  expect(withoutValue(withValue(one, "b"), "a").values).toEqual(["b"]);
});

it("turns what has an opposite", () => {
  expect(negated(condition("is", "a"))?.op).toBe("is_not");
  expect(negated(condition("missing"))?.op).toBe("exists");
  expect(negated(condition("contains", "a"))).toBeNull();
});

it("keeps or drops the mark for case", () => {
  const exact = withCase(condition("is", "A"), true);
  expect(exact.exact).toBe(true);
  expect("exact" in withCase(exact, false)).toBe(false);
});

it.each([
  ["a\nb\r\nc", ["a", "b", "c"]],
  ["a, b\n\n a, b \n", ["a, b"]],
  ["one", ["one"]],
  ["", []],
])("reads the pasted %j", (text, values) => {
  expect(pastedValues(text)).toEqual(values);
});
