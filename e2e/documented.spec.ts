/** Thirteen real events, as public documents show them: each reads well in the table and in its details. */
import { documentedEventsOf } from "@/lib/emulator/scenarios/documented";
import type { RawEvent } from "@/lib/insights/wire";
import { expect, ORG_PLANS, test, USER_PLANS } from "./fixtures";
import { ORGS } from "./people";

interface Reading {
  id: string;
  /** Seconds after the first; within one second only the fractions, of none to nine digits, give the order. */
  second: number;
  outcome: "success" | "failure" | "event";
  sentence: string;
  /** The sentence as a row has it, where a long name is cut. */
  inRow?: string;
  actor: string;
  address: string;
  /** Rows of the Summary that tell more than the sentence. */
  summary: string[];
}

const OLDEST_FIRST: Reading[] = [
  {
    id: "E5223E70-F3DB-3CB4-B452-96FC2259B9EE",
    second: 0,
    outcome: "failure",
    sentence:
      "john.doe failed to sign in through RADIUS from 13.14.15.16 (Paris, FR) without MFA: mschap: MS-CHAP2-Response is incorrect",
    actor: "john.doe",
    address: "13.14.15.16",
    summary: ["RADIUSeap, MSCHAPv2, PEAP", "Outer erroreap_peap: The users session was previously rejected"],
  },
  {
    id: "64930a6d00466f31842811a1",
    second: 0,
    outcome: "success",
    sentence: "maurice.moss@sekoia.io added device JDOE-DESKTOP to user john.doe",
    actor: "maurice.moss@sekoia.io",
    address: "176.161.221.161",
    summary: ["Targetjohn.doe (user)", "DeviceJDOE-DESKTOP", "Methodsession"],
  },
  {
    id: "6490f0f5a2d539837a30aaad",
    second: 0,
    outcome: "event",
    sentence: "maurice.moss@sekoia.io updated user jane.doe: attributes",
    actor: "maurice.moss@sekoia.io",
    address: "1.2.3.4",
    summary: ["Targetjane.doe (user)", "Methodapi key", '"value":"Sales"'],
  },
  {
    id: "5e95d60b05e8907888c4e009",
    second: 0,
    outcome: "success",
    sentence: "jane.doe@gmail.com signed in to the Admin Portal from 73.203.76.115 (Colorado, US) with MFA",
    actor: "jane.doe@gmail.com",
    address: "73.203.76.115",
    summary: ["BrowserChrome 81 on Mac OS X", "MFAUsed"],
  },
  {
    id: "648b1e56c0b7fd51eb1d0938",
    second: 0,
    outcome: "failure",
    sentence:
      "jane.doe failed to sign in to https://sso.jumpcloud.com/saml2/google from 5.6.7.8 (Massachusetts, US) without MFA: application unreachable",
    inRow:
      "jane.doe failed to sign in to https://sso.jumpcloud.com/saml2/goo… from 5.6.7.8 (Massachusetts, US) without MFA: application unreachable",
    actor: "jane.doe",
    address: "5.6.7.8",
    summary: ["DeviceJDOE-LAPTOP", "SSO protocolsaml", "Started fromthe application"],
  },
  {
    id: "64908c2ef675033f5a7a5e1e",
    second: 0,
    outcome: "success",
    sentence:
      "maurice.moss@sekoia.io updated user john.wick: state ACTIVATED → SUSPENDED, suspended false → true, addresses and 2 more",
    actor: "maurice.moss@sekoia.io",
    address: "10.11.12.13",
    summary: [
      "Actormaurice.moss@sekoia.io (admin via scim)",
      "Browsercurl 7.68.0",
      "companybefore: SEKOIA.IO",
    ],
  },
  {
    id: "648b24c48eae32f4adabc27e",
    second: 0,
    outcome: "failure",
    sentence:
      "john.doe failed to sign in to Salesforce from 9.10.11.12 (Val-de-Marne, FR) without MFA: not authorized",
    actor: "john.doe",
    address: "9.10.11.12",
    summary: ["ApplicationSalesforce", "DevicePCONTRERAS-MAC", "Errornot authorized"],
  },
  {
    id: "64907cb6e968be7fe5b14d80",
    second: 0,
    outcome: "success",
    sentence:
      "maurice.moss@sekoia.io updated user jane.doe: addresses, company SEKOIA.IO → Sekoia.io, location Paris → France",
    actor: "maurice.moss@sekoia.io",
    address: "4.5.6.7",
    summary: ["PlaceLeinster, IE", "locationbefore: Paris"],
  },
  {
    id: "648b16171f40f190e2945fc1",
    second: 0,
    outcome: "success",
    sentence: "john.doe signed in to Google Workspace from 1.2.3.4 (Massachusetts, US) without MFA",
    actor: "john.doe",
    address: "1.2.3.4",
    summary: ["BrowserFirefox 114.0 on Mac OS X 10.15", "Access policyGlobal Policy (ALLOW)"],
  },
  {
    id: "648c6c758c2ac07fa1fdee94",
    second: 0,
    outcome: "success",
    sentence: "john.doe@sekoia.io signed in to the Admin Portal from 1.2.3.4 (Paris, FR) with MFA",
    actor: "john.doe@sekoia.io",
    address: "1.2.3.4",
    summary: ["BrowserChrome 114.0.0.0 on Mac OS X 10.15.7"],
  },
  {
    id: "842B7B84-FE16-32AF-B257-9D508FB22D22",
    second: 1,
    outcome: "success",
    sentence: "jane.doe signed in through RADIUS from 20.21.22.23 (Massachusetts, US) without MFA",
    actor: "jane.doe",
    address: "20.21.22.23",
    summary: ["RADIUS MFA settingDISABLED"],
  },
  {
    id: "63c264c6c1bd55c1b7e901a4",
    second: 1,
    outcome: "success",
    sentence:
      "user.name@sub.domain.tld signed in to the Admin Portal from 81.2.69.144 (Queensland, AU) with MFA",
    actor: "user.name@sub.domain.tld",
    address: "81.2.69.144",
    summary: ["displayNamebefore: nothing", "w.wonka@chocolate.biz"],
  },
  {
    id: "ED0ED2C3-0524-3263-BE5B-68C02B70986E",
    second: 2,
    outcome: "success",
    sentence: "zezeye21 signed in through RADIUS from 209.235.170.66 without MFA",
    actor: "zezeye21",
    address: "209.235.170.66",
    summary: ["RADIUSeap, MSCHAPv2, PEAP"],
  },
];

/** The events two days ago, each with the fraction digits that it came with. In the order of OLDEST_FIRST. */
function shifted(now: number): RawEvent[] {
  const first = now - (now % 1_000) - 48 * 3_600_000;
  const byId = new Map(documentedEventsOf(ORGS.north.id).map((event) => [event.id, event]));
  return OLDEST_FIRST.map(({ id, second }) => {
    const event = byId.get(id);
    const [, fraction = ""] = /:\d\d(\.\d+)?Z$/.exec(String(event?.timestamp)) ?? [];
    const time = new Date(first + second * 1_000).toISOString().slice(0, 19);
    return { ...event, timestamp: `${time}${fraction}Z` };
  });
}

test.use({
  plan: {
    orgs: ORG_PLANS,
    users: USER_PLANS,
    key: (now: number) => ({ orgs: { [ORGS.north.id]: shifted(now).toReversed() } }),
  },
});

test.beforeEach(({ signIn }) => signIn("analyst"));

test("all of them are there", () => {
  expect(OLDEST_FIRST.map(({ id }) => id).sort()).toEqual(
    documentedEventsOf(ORGS.north.id)
      .map(({ id }) => id)
      .sort(),
  );
});

for (const sort of ["desc", "asc"] as const) {
  test(`each row reads well, in the order of time, ${sort}`, async ({ explore }) => {
    await explore.open("north", `range=7d&sort=${sort}`);
    await expect(explore.rows()).toHaveCount(OLDEST_FIRST.length);
    const expected = sort === "asc" ? OLDEST_FIRST : OLDEST_FIRST.toReversed();
    const rows = await explore.rows().all();
    const cells = await Promise.all(rows.map((row) => row.getByRole("cell").allTextContents()));
    expect(cells.map((texts) => texts.slice(1, 5))).toEqual(
      expected.map(({ outcome, sentence, inRow, actor, address }) => [
        outcome,
        inRow ?? sentence,
        actor,
        address,
      ]),
    );
    for (const [index, { sentence }] of expected.entries()) {
      await expect(explore.rowOpener(index + 1)).toHaveAccessibleName(
        new RegExp(
          `^Open details: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[\\d.]*, ${literal(sentence)}, row`,
        ),
      );
    }
  });
}

test("the summary of each says all of it", async ({ explore, startedAt }) => {
  const events = shifted(startedAt.ms);
  await explore.open("north", "range=7d&sort=asc");
  await explore.openRow(1);
  for (const [index, { sentence, summary }] of OLDEST_FIRST.entries()) {
    if (index > 0) await explore.detail.next().click();
    await expect(explore.detail.sentence()).toHaveText(sentence);
    for (const text of [...summary, `as sent ${events[index]?.timestamp}`]) {
      await expect(explore.detail.panel()).toContainText(text);
    }
  }
});

test("the fields of each have their paths", async ({ explore }) => {
  await explore.open("north", "range=7d&sort=asc");
  await explore.openRow(1);
  await explore.detail.tab("Fields").click();
  for (const [index, { sentence, id, address }] of OLDEST_FIRST.entries()) {
    if (index > 0) await explore.detail.next().click();
    await expect(explore.detail.sentence()).toHaveText(sentence);
    await expect(explore.value(explore.detail.panel(), "id", id).first()).toBeVisible();
    await expect(explore.value(explore.detail.panel(), "client_ip", address)).toBeVisible();
  }
});

test("the JSON of each is the event as it came", async ({ explore, startedAt }) => {
  const events = shifted(startedAt.ms);
  await explore.open("north", "range=7d&sort=asc");
  await explore.openRow(1);
  await explore.detail.tab("JSON").click();
  for (const [index, { sentence }] of OLDEST_FIRST.entries()) {
    if (index > 0) await explore.detail.next().click();
    await expect(explore.detail.sentence()).toHaveText(sentence);
    expect(await explore.shownJson()).toEqual(events[index]);
  }
});

test("an event without a type or a service is found by what it has", async ({ explore }) => {
  await explore.open("north", "range=7d&where=client_ip:209.235.170.66");
  await expect(explore.rows()).toHaveCount(1);
  await expect(explore.row(1)).toContainText("zezeye21 signed in through RADIUS");
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
