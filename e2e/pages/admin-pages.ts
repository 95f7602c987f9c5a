import type { Page } from "@playwright/test";

/** /admin: organisations, keys, users and the audit log. */
export class AdminPages {
  constructor(private readonly page: Page) {}

  readonly tab = (name: string) =>
    this.page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name });
  readonly heading = () => this.page.getByRole("heading", { level: 1 });
  readonly find = () => this.page.getByRole("searchbox", { name: "Find an organisation" });
  readonly act = (act: "Test" | "Edit" | "Retire" | "Bring back", name: string) =>
    this.page.getByRole("button", { name: `${act} ${name}` });
  readonly row = (name: string) =>
    this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  /** Of a user: the heading says the state as well. */
  readonly userRow = (name: string) =>
    this.page.getByRole("listitem").filter({ has: this.page.getByRole("button", { name: `Edit ${name}` }) });
  readonly dialog = () => this.page.getByRole("dialog");
  readonly field = (label: string) => this.dialog().getByLabel(label, { exact: true });
  readonly press = (name: string) => this.dialog().getByRole("button", { name, exact: true }).click();

  async open(path: "orgs" | "keys" | "users" | "audit"): Promise<void> {
    await this.page.goto(`/admin/${path}`);
    await this.heading().waitFor();
  }

  /** Chooses an item of a user's menu. */
  async more(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  async openAdd(): Promise<void> {
    await this.page.getByRole("button", { name: "Add organisation" }).click();
  }
}
