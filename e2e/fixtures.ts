/**
 * One stack for each worker; signed-in pages. After each test: no unexpected error in the browser's console
 * (a CSP violation is one), and the API key nowhere in an answer, on the page or in the server's output.
 */
import { test as base, type Cookie, expect, type Page } from "@playwright/test";
import type { KeySpec } from "@/lib/emulator/keys";
import { type Stack, type StackOptions, startStack } from "@/lib/testing/stack";
import { northEvents, southEvents } from "./events";
import { ExplorePage } from "./pages/explore-page";
import { Shell } from "./pages/shell";
import { SignInPage } from "./pages/sign-in-page";
import { ORGS, PASSWORD, PEOPLE, type Person } from "./people";

/** What a stack holds; a spec that needs another one says so with `test.use({ plan })`. */
export interface Plan {
  orgs: StackOptions["orgs"];
  users: StackOptions["users"];
  /** What the environment's API key may read. Called at the start, with the time. */
  key: (now: number) => KeySpec;
  /** More settings of the server, such as those of an identity provider that is started for it. */
  env?: () => Promise<Record<string, string>>;
  /** Further keys, of orgs that have one of their own. */
  moreKeys?: Record<string, (now: number) => KeySpec>;
}

export const ORG_PLANS = Object.values(ORGS).map(({ slug, name, id, colour }) => ({
  slug,
  name,
  colour,
  region: "us" as const,
  upstreamId: id,
  apiKey: null,
  // On the lowest level of licences.
  ...(slug === ORGS.south.slug ? { retentionDays: 15 } : {}),
}));
export const USER_PLANS = Object.values(PEOPLE).map((person) => ({ ...person, password: PASSWORD }));

const usualPlan: Plan = {
  orgs: ORG_PLANS,
  users: USER_PLANS,
  key: (now) => ({
    orgs: { [ORGS.north.id]: northEvents(now), [ORGS.south.id]: southEvents(now) },
    options: { retentionDays: 90 },
  }),
};

interface WorkerFixtures {
  plan: Plan;
  stack: Stack;
  /** Session cookies of those who have signed in on this worker's stack. */
  sessions: Map<Person, Cookie[]>;
  /** When the stack was made, ms: event times count back from here. */
  startedAt: { ms: number };
}

interface TestFixtures {
  /** Signs in without the form, once for each person and worker: for tests that begin behind it. */
  signIn(person: Person): Promise<void>;
  /** Lets a console error pass that this test brings about on purpose. */
  expectConsoleError(pattern: RegExp): void;
  explore: ExplorePage;
  shell: Shell;
  signInPage: SignInPage;
}

export const test = base.extend<TestFixtures & { consoleErrors: RegExp[] }, WorkerFixtures>({
  plan: [usualPlan, { option: true, scope: "worker" }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  startedAt: [async ({}, use) => use({ ms: Date.now() }), { scope: "worker" }],
  stack: [
    async ({ plan, startedAt }, use) => {
      const env = (await plan.env?.()) ?? {};
      const stack = await startStack({
        orgs: plan.orgs,
        users: plan.users,
        key: plan.key(startedAt.ms),
        env,
      });
      for (const [key, spec] of Object.entries(plan.moreKeys ?? {})) {
        stack.emulator.addKey(key, spec(startedAt.ms));
      }
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
  baseURL: async ({ stack }, use) => use(stack.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  consoleErrors: async ({}, use) => use([]),
  expectConsoleError: async ({ consoleErrors }, use) => use((pattern) => void consoleErrors.push(pattern)),
  signIn: async ({ context, page, stack, sessions }, use) => {
    await use(async (person) => {
      const kept = sessions.get(person);
      if (kept) return context.addCookies(kept);
      await postCredentials(page, stack.url, PEOPLE[person].email);
      const cookies = await context.cookies();
      sessions.set(
        person,
        cookies.filter(({ name }) => name.startsWith("did.session")),
      );
    });
  },
  page: async ({ page, stack, plan, startedAt, consoleErrors }, use) => {
    const seen = watch(page);
    // All of the key's state anew: data, options, faults, calls.
    stack.emulator.addKey(stack.key, plan.key(startedAt.ms));
    await use(page);
    const unexpected = seen.errors.filter((text) => !consoleErrors.some((pattern) => pattern.test(text)));
    expect(unexpected, "errors in the browser's console").toEqual([]);
    const texts = [...(await seen.bodies()), stack.output(), page.isClosed() ? "" : await page.content()];
    expect(texts.filter((text) => text.includes("CANARY")).length, "places that show an API key").toBe(0);
  },
  explore: async ({ page }, use) => use(new ExplorePage(page)),
  shell: async ({ page }, use) => use(new Shell(page)),
  signInPage: async ({ page }, use) => use(new SignInPage(page)),
});

/** Console errors, and the text of every answer that is a page or one of our API. */
function watch(page: Page): { errors: string[]; bodies(): Promise<string[]> } {
  const errors: string[] = [];
  const bodies: Promise<string>[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("response", (response) => {
    if (/\/_next\/static\//.test(response.url())) return;
    const headers = JSON.stringify(response.headers());
    // A body is gone once its page is: then there is nothing to look at.
    bodies.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });
  return { errors, bodies: () => Promise.all(bodies) };
}

/** What the form does, without its page. */
export async function postCredentials(page: Page, origin: string, email: string): Promise<void> {
  const csrf = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await page.request.post("/api/auth/callback/credentials", {
    headers: { origin },
    form: { email, password: PASSWORD, csrfToken: csrf.csrfToken, json: "true" },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

export { expect, type Page };
