import type { Page } from "@playwright/test";

/** /login and /setup: two forms with the same look. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  readonly heading = () => this.page.getByRole("heading", { level: 1 });
  readonly email = () => this.page.getByRole("textbox", { name: "E-mail address" });
  readonly password = () => this.page.getByRole("textbox", { name: "Password" });
  readonly name = () => this.page.getByRole("textbox", { name: "Your name" });
  readonly token = () => this.page.getByRole("textbox", { name: "Set-up token" });
  readonly alert = () => this.page.getByRole("main").getByRole("alert");
  readonly submit = () => this.page.getByRole("button", { name: /^(Sign in|Create administrator)$/ });

  async signIn(email: string, password: string): Promise<void> {
    await this.email().fill(email);
    await this.password().fill(password);
    await this.submit().click();
  }

  async setUp(values: { token: string; name: string; email: string; password: string }): Promise<void> {
    await this.token().fill(values.token);
    await this.name().fill(values.name);
    await this.signIn(values.email, values.password);
  }
}
