import type { Page } from "@playwright/test";

/** /account, the question who one is, and the second step of signing in. */
export class AccountPage {
  constructor(private readonly page: Page) {}

  readonly section = (name: string) => this.page.getByRole("region", { name });
  readonly password = () => this.section("Password");
  readonly authenticator = () => this.section("Authenticator app");
  readonly sessions = () => this.section("Sessions").getByRole("listitem");
  readonly question = () => this.page.getByRole("dialog", { name: "Confirm that it is you" });
  readonly code = () => this.page.getByRole("textbox", { name: "Code" });
  readonly recoveryCodes = () =>
    this.page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");

  async open(): Promise<void> {
    await this.page.goto("/account");
    await this.sessions().first().waitFor();
  }

  /** The secret that the picture holds, as it is written beside it. */
  async secret(): Promise<string> {
    return (await this.page.locator("code").innerText()).replaceAll(" ", "");
  }

  async confirm(password: string): Promise<void> {
    await this.question().getByRole("textbox", { name: "Password" }).fill(password);
    await this.question().getByRole("button", { name: "Confirm" }).click();
  }
}
