import { expect, test } from "vitest";
import { verbatimCursor } from "./cursor-text";

test.each([
  '[1576181718000,"DZrPyW8BNsa9iKWoOm7h"]',
  '[12345678901234567890,"x"]',
  '[1.50,-0,1e3,null,true,{"a":[2.0]}]',
  '["1576181718000","\\u00e9"]',
])("%s keeps its digits", (text) => {
  const written = JSON.stringify({ search_after: verbatimCursor(text) });
  expect(written).toBe(`{"search_after":${text.replace("\\u00e9", "é")}}`);
});
