import type { Page } from "@playwright/test";

/** /o/{scope}/lenses: searches for the usual questions. */
export class LensesPage {
  constructor(private readonly page: Page) {}

  readonly heading = () => this.page.getByRole("heading", { level: 1, name: "Lenses" });
  readonly countAll = () => this.page.getByRole("button", { name: "Count all" });
  /** What is said of a lens. */
  readonly lens = (title: string) =>
    this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("heading", { level: 3, name: title, exact: true }) });
  /** The way into a lens that has nothing to ask. */
  readonly opener = (title: string) => this.page.getByRole("link", { name: `Open: ${title}`, exact: true });

  async open(scope: string): Promise<void> {
    await this.page.goto(`/o/${scope}/lenses`);
  }

  /** Answers what a lens asks and opens it. */
  async answer(title: string, text: string): Promise<void> {
    await this.lens(title).getByRole("textbox").fill(text);
    await this.lens(title)
      .getByRole("button", { name: `Open: ${title}` })
      .click();
  }
}
