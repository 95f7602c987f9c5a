import type { Page } from "@playwright/test";

/** What stands around every page of a signed-in user. */
export class Shell {
  constructor(private readonly page: Page) {}

  readonly org = () => this.page.getByRole("button", { name: /^Organisation:/ });
  readonly orgs = () => this.page.getByRole("menu", { name: "Organisations" }).getByRole("menuitemradio");
  readonly account = (name: string) => this.page.getByRole("button", { name });
  readonly palette = () => this.page.getByRole("button", { name: /^Command palette/ });
  readonly theme = () => this.page.getByRole("button", { name: /^Theme:/ });
  readonly shortcuts = () => this.page.getByRole("button", { name: /^Keyboard shortcuts/ });
  readonly sessionEnded = () => this.page.getByRole("dialog", { name: "Your session has ended" });

  async openOrgs(): Promise<void> {
    await this.org().click();
  }

  async switchTo(name: string): Promise<void> {
    await this.openOrgs();
    await this.orgs().filter({ hasText: name }).click();
  }

  /** The same where there are too many to choose from: by typing. */
  async findOrg(name: string): Promise<void> {
    await this.openOrgs();
    const box = this.page.getByRole("combobox", { name: "Find an organisation" });
    await box.fill(name);
    await box.press("Enter");
  }

  async signOut(name: string): Promise<void> {
    await this.account(name).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
  }

  async chooseTheme(label: "Light" | "Dark" | "As the system" | "Less motion"): Promise<void> {
    await this.theme().click();
    await this.page.getByRole("menuitemradio", { name: label, exact: true }).click();
  }
}
