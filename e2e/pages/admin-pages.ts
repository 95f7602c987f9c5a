import type { Page } from "@playwright/test";

/** /admin: organisations and keys. */
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
  readonly dialog = () => this.page.getByRole("dialog");
  readonly field = (label: string) => this.dialog().getByLabel(label, { exact: true });
  readonly press = (name: string) => this.dialog().getByRole("button", { name, exact: true }).click();

  async open(path: "orgs" | "keys"): Promise<void> {
    await this.page.goto(`/admin/${path}`);
    await this.heading().waitFor();
  }

  async openAdd(): Promise<void> {
    await this.page.getByRole("button", { name: "Add organisation" }).click();
  }
}
