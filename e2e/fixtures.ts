/** One stack for each worker; signed-in pages; a console error or a CSP violation fails the test. */
import { test as base, expect, type Page } from "@playwright/test";
import { documentedEvents } from "@/lib/emulator/scenarios/documented";
import { type Stack, startStack } from "@/lib/testing/stack";
import { northEvents, southEvents } from "./events";
import { ORGS, PASSWORD, PEOPLE, type Person } from "./people";

interface WorkerFixtures {
  stack: Stack;
}

interface TestFixtures {
  signIn(person: Person): Promise<void>;
  /** Texts of console errors that this test brings about on purpose. */
  expectedErrors: RegExp[];
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => {
      const now = Date.now();
      const orgs = Object.values(ORGS);
      const stack = await startStack({
        orgs: orgs.map(({ slug, name, id, colour }) => ({
          slug,
          name,
          colour,
          region: "us" as const,
          upstreamId: id,
          apiKey: null,
        })),
        users: Object.values(PEOPLE).map((person) => ({ ...person, password: PASSWORD })),
        key: {
          orgs: { [ORGS.north.id]: northEvents(now), [ORGS.south.id]: southEvents(now) },
          options: { retentionDays: 90 },
        },
      });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
  expectedErrors: [[], { option: true }],
  signIn: async ({ page, stack }, use) => {
    await use(async (person) => {
      const { email } = PEOPLE[person];
      const origin = { origin: stack.url };
      const csrf = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
      const answer = await page.request.post("/api/auth/callback/credentials", {
        headers: origin,
        form: { email, password: PASSWORD, csrfToken: csrf.csrfToken, json: "true" },
      });
      expect(answer.status(), await answer.text()).toBe(200);
    });
  },
  page: async ({ page, stack, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    stack.emulator.reset(stack.key);
    await use(page);
    const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    expect(unexpected, "errors in the browser's console").toEqual([]);
  },
});

export { documentedEvents, expect, type Page };
