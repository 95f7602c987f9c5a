/** Can this key read this organisation? */
import "server-only";
import type { CredentialInput, OrgTestRequest, OrgTestResponse } from "@/lib/contract/admin-orgs";
import { AppError, isAppError } from "@/lib/core/errors";
import { RETENTION_DAYS } from "@/lib/search/window";
import { audit, entryOf } from "../../audit";
import type { Org } from "../../auth/scope";
import { findOrgRecord } from "../../db/repos/orgs";
import type { UserContext } from "../context";
import { testWords } from "./probe-words";

/** Asks JumpCloud once and answers in words. Throws only what says nothing about the key, such as NOT_FOUND. */
export async function testOrg(
  ctx: UserContext,
  body: OrgTestRequest,
  signal: AbortSignal,
): Promise<OrgTestResponse> {
  limit(ctx);
  const stored = body.id === null ? null : await findOrgRecord(ctx.server.db.queries, { id: body.id });
  // Nobody reads a retired one, not even to try.
  if (body.id !== null && (stored === null || stored.retiredAt !== null)) throw new AppError("NOT_FOUND");
  const { region, upstreamId, credential } = body;
  const org: Org = { ...(stored ?? UNSTORED), ...kept(stored, credential), region, upstreamId };
  const result = await ask(ctx, org, credential, signal);
  const detail = { region, upstreamId, credential: credential?.kind ?? "stored" };
  const entry = entryOf(ctx, "org-test", result.ok ? "ok" : "failed", { ...detail, code: result.code });
  await audit(ctx.server, { ...entry, scope: stored?.slug ?? null });
  return result;
}

/** Each is a call to JumpCloud with a key that may be wrong: too many would lock an account. */
const LIMIT = { perMinute: 20, burst: 10 } as const;

function limit({ server, actor }: UserContext): void {
  const retryAfterMs = server.rateLimits.take(`org-test:${actor.userId}`, LIMIT, server.now());
  if (retryAfterMs > 0) throw new AppError("RATE_LIMITED", { retryAfterMs });
}

const UNSTORED = {
  ...{ id: "unstored", slug: "unstored", name: "", colour: "slate" },
  ...{ sealedKey: null, clientId: null, retentionDays: RETENTION_DAYS },
};

/** What is typed stands in for what is stored, the environment's credential too. */
function kept(stored: Org | null, typed: CredentialInput | undefined): Pick<Org, "sealedKey" | "clientId"> {
  return stored === null || typed ? { sealedKey: null, clientId: null } : stored;
}

async function ask(
  ctx: UserContext,
  org: Org,
  typed: CredentialInput | undefined,
  signal: AbortSignal,
): Promise<OrgTestResponse> {
  const options = { signal, requestId: ctx.requestId, user: ctx.actor.userId };
  const secret = typed === undefined || typed.kind === "environment" ? null : typed;
  try {
    const { organization } = await ctx.server.gateway.probe(org, secret, options);
    return { ok: true, code: null, ...praise(org, organization), organization };
  } catch (error) {
    const words = isAppError(error) ? testWords(error) : null;
    if (words === null || !isAppError(error)) throw error;
    ctx.log.info({ code: error.code, upstream: error.upstream }, "organisation test failed");
    return { ok: false, code: error.code, ...words, organization: null };
  }
}

function praise(org: Org, organization: string | null): Pick<OrgTestResponse, "message" | "advice"> {
  if (organization === null)
    return {
      message: "JumpCloud takes the key. No event of the last day tells whose it is.",
      advice: "",
    };
  return org.upstreamId === null
    ? { message: `The key reads organisation ${organization}.`, advice: "" }
    : { message: "The key reads this organisation.", advice: "" };
}
