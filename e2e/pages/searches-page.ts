import type { Page } from "@playwright/test";

/** The page of saved searches, and what Explore shows of the one that is open. */
export class SearchesPage {
  constructor(private readonly page: Page) {}

  async open(scope: string): Promise<void> {
    await this.page.goto(`/o/${scope}/searches`);
  }

  list = () => this.page.getByRole("region", { name: "Saved searches" });
  link = (name: string) => this.list().getByRole("link", { name, exact: true });
  find = () => this.page.getByRole("searchbox", { name: "Find by name or content" });
  dialog = () => this.page.getByRole("dialog");
  /** In Explore: name and state of what is open. */
  bar = () => this.page.getByRole("region", { name: "Saved search", exact: true });

  async act(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions: ${name}` }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Saves what Explore shows, by key, under a name. */
  async saveAs(name: string, sharing = "Only me"): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.dialog().getByRole("textbox", { name: "Name" }).fill(name);
    await this.dialog().getByRole("radio", { name: sharing }).check();
    await this.dialog().getByRole("button", { name: /^Save/ }).click();
    await this.dialog().waitFor({ state: "hidden" });
  }
}
