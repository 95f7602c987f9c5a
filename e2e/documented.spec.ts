/** Real events, as the public documents show them: each must read well in the table and in its details. */
import { documentedEventsOf } from "@/lib/emulator/scenarios/documented";
import type { RawEvent } from "@/lib/insights/wire";
import { expect, test, USER_PLANS, ORG_PLANS } from "./fixtures";
import { ORGS } from "./people";

const DAY = 86_400_000;

interface Reading {
  id: string;
  outcome: "success" | "failure" | "event";
  sentence: string;
  actor: string;
  address: string;
  /** Something of the Summary that the sentence does not say. */
  summary: string;
}

/** In the order of time once all of them lie within two seconds: only their fractions tell them apart. */
const NEWEST_FIRST: Reading[] = [
  {
    id: "E5223E70-F3DB-3CB4-B452-96FC2259B9EE",
    outcome: "failure",
    sentence:
      "john.doe failed to sign in through RADIUS from 13.14.15.16 (Paris, FR) without MFA: mschap: MS-CHAP2-Response is incorrect",
    actor: "john.doe",
    address: "13.14.15.16",
    summary: "MSCHAPv2",
  },
  {
    id: "64930a6d00466f31842811a1",
    outcome: "success",
    sentence: "maurice.moss@sekoia.io added device JDOE-DESKTOP to user john.doe",
    actor: "maurice.moss@sekoia.io",
    address: "176.161.221.161",
    summary: "Chrome 114.0.0.0 on Mac OS X",
  },
];
