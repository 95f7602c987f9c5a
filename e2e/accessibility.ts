import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Limits {
  /** Only these rules, where nothing else can differ from what was looked at before. */
  rules?: string[] | undefined;
  /** Only what this selector finds, where the rest is as it was before. */
  within?: string | undefined;
}

/** What axe finds on the page as it stands, one line for each fault: rule, place, and what is wrong there. */
export async function faultsIn(page: Page, { rules, within }: Limits = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (within) axe.include(within);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary ?? ""}`),
  );
}
