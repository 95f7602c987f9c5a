/** The clicks of a walk-through, counted as docs/investigations.md counts them. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** How many clicks the text says that the walk-through of a test takes. Throws when it says nothing. */
export function clicksWritten(file: string, title: string): number {
  const lines = readFileSync("docs/investigations.md", "utf8").split("\n");
  const line = lines.find((text) => text.includes(`Test: \`${file} › ${title}\``));
  const count = WORDS.indexOf(/^(\w+) clicks?\b/.exec(line ?? "")?.[1] ?? "");
  if (count < 0) throw new Error(`docs/investigations.md does not say how many clicks “${title}” takes`);
  return count;
}

/** A person's pointer: each press of its button counts, moving and typing do not. */
export class Clicks {
  made = 0;

  constructor(private readonly page: Page) {}

  async on(target: Locator): Promise<void> {
    await target.click();
    this.made += 1;
  }

  /** A value's menu, and an item of it. */
  async choose(value: Locator, item: string): Promise<void> {
    await this.on(value);
    await this.on(this.page.getByRole("menu").getByRole("menuitem", { name: item, exact: true }));
  }

  /** A list of the browser's own: opened, then chosen from. */
  async select(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
    this.made += 2;
  }

  async back(): Promise<void> {
    await this.page.goBack();
    this.made += 1;
  }
}
