import type { Page } from "@playwright/test";

/** The command palette and the sheet of shortcuts, which every page has. */
export class CommandCenter {
  constructor(private readonly page: Page) {}

  readonly palette = () => this.page.getByRole("dialog", { name: "Command palette" });
  readonly field = () => this.palette().getByRole("combobox", { name: "Find a command" });
  readonly option = (name: string | RegExp) => this.palette().getByRole("option", { name });
  readonly sheet = () => this.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  readonly singleKeys = () => this.sheet().getByRole("checkbox", { name: /^Single keys/ });
  readonly notice = () => this.page.getByRole("status").filter({ hasText: /copied/ });

  /** Opens the palette by its key, types, and takes the first that fits. */
  async run(typed: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.field().fill(typed);
    await this.page.keyboard.press("Enter");
    await this.palette().waitFor({ state: "detached" });
  }
}
