/** The keys in use and how they fare, from what the gateway has seen since the server started. */
import "server-only";
import type { KeyState, KeysResponse } from "@/lib/contract/admin-orgs";
import { AppError } from "@/lib/core/errors";
import type { Org } from "../../auth/scope";
import { isoTime } from "../../db/ids";
import { listOrgs } from "../../db/repos/orgs";
import type { KeyReport } from "../../gateway/key-report";
import type { UserContext } from "../context";
import { environmentCredential } from "./list";
import { testWords } from "./probe-words";

/** One entry for each key and region, with the organisations that it serves. */
export async function listKeys({ server }: UserContext): Promise<KeysResponse> {
  const { keys, keyless } = server.gateway.keys(await listOrgs(server.db.queries, "all"));
  const ofEnvironment = environmentCredential(server.env);
  return {
    keys: keys.flatMap((report) => stateOf(report, ofEnvironment === "service-account")),
    keyless: keyless.map(({ org: { slug, name, colour }, error }) => ({
      ...{ slug, name, colour },
      reason: error.message,
    })),
  };
}

const timeOf = (ms: number | null) => (ms === null ? null : isoTime(ms));

function stateOf(report: KeyReport, isEnvironmentAccount: boolean): KeyState[] {
  const [first] = report.orgs;
  if (!first) return [];
  const own = report.orgs.find((org) => org.sealedKey !== null);
  const isAccount = own ? own.clientId !== null : isEnvironmentAccount;
  return [
    {
      id: report.id,
      kind: isAccount ? "service-account" : "key",
      source: report.orgs.some((org) => org.sealedKey === null) ? "environment" : "own",
      region: first.region,
      orgs: report.orgs.map(served),
      lastSuccessAt: timeOf(report.lastSuccessMs),
      lastRefusal: refusalOf(report),
      restsUntil: timeOf(report.restsUntilMs),
    },
  ];
}

const served = ({ id, slug, name, colour, upstreamId }: Org) => ({ id, slug, name, colour, upstreamId });

function refusalOf({ lastRefusal }: KeyReport): KeyState["lastRefusal"] {
  if (lastRefusal === null) return null;
  const error = new AppError(lastRefusal.code);
  return { at: isoTime(lastRefusal.atMs), message: testWords(error)?.message ?? error.message };
}
