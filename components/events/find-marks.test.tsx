import { describe, expect, it } from "vitest";
import { rangesOf } from "./find-marks";

function cell(html: string): Element {
  const element = document.createElement("td");
  element.innerHTML = html;
  return element;
}

describe("the places of a text in a cell", () => {
  it.each([
    ["in one part", "jane failed to sign in", "failed", ["failed"]],
    ["in any case", "Jane and JANE", "jane", ["Jane", "JANE"]],
    ["across parts", "<b>ja</b><i>ne</i> failed", "jane f", ["jane f"]],
    ["at the end of a part", "<b>jane</b> failed", "jane", ["jane"]],
    ["one after another, not one over another", "aaaa", "aa", ["aa", "aa"]],
    ["nowhere", "jane", "joe", []],
    ["unknown where letters change their length", "İjane", "jane", []],
  ])("%s", (_name, html, needle, places) => {
    expect(rangesOf(cell(html), needle).map(String)).toEqual(places);
  });
});
