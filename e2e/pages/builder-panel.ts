import type { Locator, Page } from "@playwright/test";

/** The builder under the bar of /o/{scope}. */
export class BuilderPanel {
  constructor(private readonly page: Page) {}

  readonly button = () =>
    this.page.getByRole("search", { name: "Search of events" }).getByRole("button", { name: /^Builder/ });
  readonly panel = () => this.page.getByRole("region", { name: "Search builder" });
  readonly tab = (name: string) => this.panel().getByRole("tab", { name, exact: true });
  readonly line = () => this.panel().getByRole("textbox", { name: "Conditions as text" });
  readonly body = () => this.panel().getByRole("textbox", { name: "Body of the request" });
  readonly apply = () => this.panel().getByRole("button", { name: "Apply", exact: true });
  readonly row = (text: string) => this.panel().getByRole("button", { name: `${text}. Edit`, exact: true });
  readonly group = (name: string) => this.panel().getByRole("group", { name, exact: true });
  readonly status = () => this.page.getByRole("status");

  async open(): Promise<void> {
    await this.button().click();
    await this.panel().waitFor();
  }

  /** Drags the grip of a row to a point of another one: `at` is 0 for its top, 1 for its bottom. */
  async drag(row: Locator, over: Locator, at: number): Promise<void> {
    const grip = row.locator("xpath=../*[1]");
    const from = await grip.boundingBox();
    const to = await over.boundingBox();
    if (!from || !to) throw new Error("The rows are not on screen");
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 20, to.y + to.height * at, { steps: 4 });
  }

  /** What stands on the clipboard of somebody who copied `text`, put into a field. */
  async paste(field: Locator, text: string): Promise<void> {
    await field.focus();
    await field.evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  }
}
