import { expect, type Locator, type Page } from "@playwright/test";

/** /o/{scope}: the search, what it found, and one event of it. */
export class ExplorePage {
  readonly search = {
    text: () => this.page.getByRole("textbox", { name: "Search text in events" }),
    run: () => this.page.getByRole("button", { name: "Run", exact: true }).first(),
    services: () => this.bar().getByRole("button", { name: /service|directory|sso/i }),
    add: () => this.conditions().getByRole("button", { name: "Condition", exact: true }),
    pill: (text: string, state = "") =>
      this.conditions().getByRole("button", { name: new RegExp(`^${escaped(text)}\\s*${state}`) }),
    removal: (text: string) => this.conditions().getByRole("button", { name: `Remove: ${text}` }),
    range: () => this.page.getByRole("button", { name: /^Time range:/ }),
  };
  readonly facets = {
    panel: () => this.page.getByRole("region", { name: "Facets" }),
    group: (field: string) =>
      this.facets.panel().getByRole("group", { name: new RegExp(`^${escaped(field)}\\b`) }),
    box: (field: string, value: string) =>
      this.facets.group(field).getByRole("checkbox", { name: new RegExp(`^${escaped(value)},`) }),
  };
  readonly chart = {
    figure: () => this.page.getByRole("figure", { name: "Events over time" }),
    bars: () => this.chart.figure().getByRole("img"),
    start: () => this.chart.figure().getByRole("slider", { name: "Start of the selection" }),
    end: () => this.chart.figure().getByRole("slider", { name: "End of the selection" }),
    zoom: () => this.chart.figure().getByRole("button", { name: "Zoom", exact: true }),
    tableView: () => this.chart.figure().getByRole("button", { name: "Table view" }),
    table: () => this.chart.figure().getByRole("table"),
    /** The labels under the bars, which only the eye needs. */
    ticks: () => this.chart.figure().locator("[aria-hidden] > span"),
  };
  readonly detail = {
    pane: () => this.page.getByRole("complementary", { name: "Event details" }),
    dialog: () => this.page.getByRole("dialog", { name: "Event details" }),
    sentence: () => this.detail.pane().getByRole("heading", { level: 2 }),
    tab: (name: string) => this.detail.pane().getByRole("tab", { name: new RegExp(`^${name}`) }),
    /** Of that tab where one is named: until it is shown, the one before stands in its place. */
    panel: (tab = "") => this.detail.pane().getByRole("tabpanel", { name: tab }),
    /** What the Related tab has found of one kind, such as "Same actor". */
    related: (name: string) => this.detail.panel().getByRole("region", { name }),
    within: () => this.detail.panel().getByRole("combobox", { name: /^Within/ }),
    next: () => this.detail.pane().getByRole("button", { name: "Next event" }),
    previous: () => this.detail.pane().getByRole("button", { name: "Previous event" }),
    close: () => this.detail.pane().getByRole("button", { name: "Close details" }),
  };
  /** What stands under the rows: the search within them, and what is done with the selected ones. */
  readonly find = {
    bar: () => this.page.getByRole("search", { name: "Find in loaded events" }),
    text: () => this.find.bar().getByRole("textbox"),
  };
  readonly selection = () => this.page.getByRole("toolbar", { name: "Selected events" });

  constructor(private readonly page: Page) {}

  readonly bar = () => this.page.getByRole("search", { name: "Search of events" });
  readonly conditions = () => this.page.getByRole("toolbar", { name: "Conditions" });
  /** How many events there are, as the eye has it: half a second before it is spoken. */
  readonly found = () =>
    this.chart
      .figure()
      .getByText(/^[\d,]+ events?$/)
      .first();
  readonly status = () => this.page.getByRole("status").filter({ hasText: /loaded/ });
  readonly events = () => this.page.getByRole("table", { name: "Events" });
  readonly rows = () => this.events().getByRole("row", { name: /^Open details/ });
  /** The row at that place of the result, from 1. */
  readonly row = (place: number) =>
    this.events().getByRole("row", { name: new RegExp(`^Open details: .*, row ${place} `, "s") });
  readonly rowOpener = (place: number) =>
    this.events().getByRole("button", { name: new RegExp(`^Open details: .*, row ${place}$`, "s") });
  readonly column = (name: string) =>
    this.events().getByRole("columnheader", { name: new RegExp(`^${name}:`) });
  readonly dialog = (name: string | RegExp) => this.page.getByRole("dialog", { name });
  readonly menu = () => this.page.getByRole("menu");
  readonly alert = () => this.page.getByRole("main").getByRole("alert");
  /** What stands in place of the table when the events could not be had. */
  readonly failure = () => this.page.getByRole("main").getByRole("region", { name: "Events", exact: true });
  readonly retry = () => this.failure().getByRole("button", { name: "Retry", exact: true });

  /** Opens the search `query` of an org and waits for nothing. */
  async open(scope: string, query = ""): Promise<void> {
    await this.page.goto(`/o/${scope}${query === "" ? "" : `?${query}`}`);
  }

  /** The query of the address, decoded so that it can be read. */
  query(): string {
    return decodeURIComponent(new URL(this.page.url()).search.replaceAll("+", " "));
  }

  async searchText(text: string): Promise<void> {
    await this.search.text().fill(text);
    await this.search.text().press("Enter");
  }

  async openRow(place: number): Promise<void> {
    await this.rowOpener(place).click();
  }

  /** How many events are loaded, as the page says. */
  async loaded(): Promise<number> {
    const [, loaded] = /([\d,]+) loaded/.exec((await this.status().textContent()) ?? "") ?? [];
    return Number(loaded?.replaceAll(",", "") ?? 0);
  }

  /** The event in the JSON tab, once that tab shows one. */
  async shownJson(): Promise<unknown> {
    await expect(this.detail.panel()).toContainText(/^\s*\{/);
    return JSON.parse((await this.detail.panel().textContent()) ?? "");
  }

  /** What was copied last. The context must have been given the right to read it. */
  async copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Chooses from the menu of a value, wherever the value's button is. */
  async choose(value: Locator, item: string): Promise<void> {
    await value.click();
    await this.menu().getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** The button of a field's value within some part of the page. */
  value(part: Locator, field: string, value: string): Locator {
    return part.getByRole("button", {
      name: new RegExp(`${escaped(field)} ${escaped(value)}\\)?: actions$`),
    });
  }

  async typeRange(text: string): Promise<void> {
    await this.search.range().click();
    const form = this.dialog("Time range");
    await form.getByRole("textbox", { name: "Time range" }).fill(text);
    await form.getByRole("button", { name: "Apply" }).click();
  }

  /** Drags over the bars, from and to as fractions of their width. */
  async brush(from: number, to: number): Promise<void> {
    const box = await this.chart.bars().boundingBox();
    if (!box) throw new Error("The chart has no bars to drag over");
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * to, y, { steps: 5 });
    await this.page.mouse.up();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
