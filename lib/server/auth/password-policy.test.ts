import { describe, expect, it } from "vitest";
import { passwordFault } from "./password-policy";

const ABOUT = ["jane.doe@northwind.example", "Jane Doe", "Northwind Retail"];

describe("passwordFault", () => {
  it.each([
    ["fifteen characters", "kQ7#vmZt2rLpXw9"],
    ["words", "a quiet lamp by the window"],
    ["only lower-case letters", "plumbergiraffemoonlit"],
    ["Unicode and spaces", "träge Möwen über Zürich"],
    ["one hundred characters", `${"correct giraffe moon ".repeat(4)}violet stapler under`],
    ["a name among other words", "jane rows nine boats upstream"],
  ])("accepts %s", (_name, password) => {
    expect(passwordFault(password, ABOUT)).toBeNull();
  });

  it.each([
    ["fourteen characters", "kQ7#vmZt2rLpXw"],
    ["201 characters", `${"kQ7#vmZt2rLpXw9 ".repeat(13)}x`],
    ["one character", "aaaaaaaaaaaaaaaaaaaa"],
    ["a sequence", "123456789012345678"],
    ["keys in a row", "qwertyuiopasdfghjkl"],
    ["a repeated word", "lampblacklampblacklampblack".replaceAll("black", "")],
    ["the product", "JumpCloud Dashboard 2026"],
    ["the organisation", "Northwind-Retail-2026!"],
    ["the user", "jane.doe.northwind1"],
    ["common words", "password1234password!"],
    ["a famous phrase", "correct horse battery staple"],
  ])("refuses %s", (_name, password) => {
    expect(passwordFault(password, ABOUT)).toEqual(expect.any(String));
  });
});
