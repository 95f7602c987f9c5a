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
  readonly run = () => this.panel().getByRole("button", { name: "Run", exact: true });
  readonly autoRun = () => this.page.getByRole("checkbox", { name: "Auto-run" });
  /** What stands in place of the panel while it is closed and changes wait for Run. */
  readonly waiting = () => this.page.getByRole("region", { name: "Changes that have not run" });
  readonly row = (text: string, state = "") =>
    this.panel().getByRole("button", { name: new RegExp(`^${RegExp.escape(text)}\\s*${state}\\. Edit$`) });
  readonly deletion = (text: string) => this.panel().getByRole("button", { name: `Delete: ${text}` });
  readonly head = (name: string) =>
    this.panel().getByRole("button", { name: `${name}. Change how they are joined`, exact: true });
  readonly group = (name: string) => this.panel().getByRole("group", { name, exact: true });
  /** What is said; the place of short notices is a status too, and empty here. */
  readonly status = () => this.page.getByRole("status").filter({ hasText: /\S/ });

  /** As somebody who did so before; for a page that is not open yet. */
  async switchAutoRunOff(): Promise<void> {
    await this.page.addInitScript(() => localStorage.setItem("explore-auto-run", "off"));
  }

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
