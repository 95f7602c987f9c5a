/**
 * `npm run admin -- …`: what an operator does at the keyboard of the machine. Works beside a running server; each
 * act is audited as done by `system`.
 */
import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isAppError } from "@/lib/core/errors";
import { verifyAudit } from "../db/repos/audit";
import { listOrgs } from "../db/repos/orgs";
import { EnvError, encryptionKeyOf, loadEnv } from "../env";
import { addOrg } from "../services/orgs";
import {
  createUser,
  disableUser,
  isRole,
  known,
  type NewUser,
  oneTimePassword,
  removeSecondFactor,
  resetPassword,
  SYSTEM,
} from "../services/users";
import { makeLink } from "../services/users-admin/links";
import { type OfflineServer, openOffline } from "./offline";
import { reencrypt } from "./reencrypt";

const USAGE = `npm run admin -- <command>

  user create --email <address> --name <name> --role viewer|analyst|admin (--org <slug> … | --all-orgs)
              [--provider] [--password-stdin]
  user invite --email <address> --name <name> --role viewer|analyst|admin (--org <slug> … | --all-orgs)
              [--provider]
  user link --email <address>
  user disable --email <address>
  user remove-totp --email <address>
  user reset-password --email <address> [--password-stdin]
  org add --slug <slug> --name <name> [--org-id <24 hex digits>] [--region us|eu|in] [--colour <name>]
          [--key-file <file>] [--retention-days 15…90]
  org list
  reencrypt --old-key-file <file>
  audit verify
  migrate
  backup <file>

Without --password-stdin a password is made up and printed once. invite and link print a link instead, by which
the user chooses a password: for a day after an invitation, for a quarter of an hour otherwise.`;

const OPTIONS = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  org: { type: "string", multiple: true },
  "all-orgs": { type: "boolean" },
  provider: { type: "boolean" },
  "password-stdin": { type: "boolean" },
  slug: { type: "string" },
  "org-id": { type: "string" },
  region: { type: "string" },
  colour: { type: "string" },
  "key-file": { type: "string" },
  "retention-days": { type: "string" },
  "old-key-file": { type: "string" },
} as const;

type Options = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** A fault of the command line; its message is all there is to say. */
class UsageError extends Error {}

function need(options: Options, name: "email" | "name" | "role" | "slug"): string {
  const value = options[name];
  if (!value) throw new UsageError(`--${name} is missing.\n\n${USAGE}`);
  return value;
}

/** From stdin up to the first line end, or made up. `shown` is what to print. */
function password(server: OfflineServer, options: Options): { password: string; shown: string | null } {
  if (options["password-stdin"])
    return { password: readFileSync(0, "utf8").split(/\r?\n/)[0] ?? "", shown: null };
  const made = oneTimePassword(server.random);
  return { password: made, shown: `Password, shown this once: ${made}` };
}

/** Who and what a new user is, from the options. */
function newUser(options: Options): Omit<NewUser, "password"> {
  const role = need(options, "role");
  if (!isRole(role)) throw new UsageError("--role is viewer, analyst or admin.");
  const orgs = options["all-orgs"] ? "all" : (options.org ?? []);
  if (orgs !== "all" && orgs.length === 0) throw new UsageError("Give --org once or more, or --all-orgs.");
  const [email, name] = [need(options, "email"), need(options, "name")];
  return { email, name, role, orgs, provider: options.provider ?? false };
}

async function userCreate(server: OfflineServer, options: Options): Promise<string> {
  const given = newUser(options);
  const chosen = password(server, options);
  const user = await createUser(server, { ...given, password: chosen.password }, SYSTEM);
  return [`Created ${user.email} (${user.role}).`, chosen.shown].filter(Boolean).join("\n");
}

async function userInvite(server: OfflineServer, options: Options): Promise<string> {
  const user = await createUser(server, { ...newUser(options), password: null }, SYSTEM);
  return [`Created ${user.email} (${user.role}).`, await linkFor(server, user.email)].join("\n");
}

async function linkFor(server: OfflineServer, email: string): Promise<string> {
  const user = await known(server, email);
  const link = await server.db.transaction((tx) => makeLink(server, tx, user, SYSTEM));
  return `Link, shown this once, works until ${link.expiresAt}: ${link.url}`;
}

async function userRemoveTotp(server: OfflineServer, options: Options): Promise<string> {
  const email = need(options, "email");
  await removeSecondFactor(server, email, SYSTEM);
  return `Removed the second factor of ${email}; open sessions have ended.`;
}

async function userDisable(server: OfflineServer, options: Options): Promise<string> {
  const email = need(options, "email");
  await disableUser(server, email, SYSTEM);
  return `Disabled ${email}; open sessions have ended.`;
}

async function userReset(server: OfflineServer, options: Options): Promise<string> {
  const email = need(options, "email");
  const chosen = password(server, options);
  await resetPassword(server, email, chosen.password, SYSTEM);
  return [`New password for ${email}; open sessions have ended.`, chosen.shown].filter(Boolean).join("\n");
}

async function orgAdd(server: OfflineServer, options: Options): Promise<string> {
  const region = options.region ?? "us";
  if (region !== "us" && region !== "eu" && region !== "in")
    throw new UsageError("--region is us, eu or in.");
  const keyFile = options["key-file"];
  const days = options["retention-days"];
  const org = await addOrg(
    server,
    {
      slug: need(options, "slug"),
      name: need(options, "name"),
      colour: options.colour ?? "teal",
      region,
      upstreamId: options["org-id"] ?? null,
      apiKey: keyFile === undefined ? null : readFileSync(keyFile, "utf8").trim(),
      ...(days === undefined ? {} : { retentionDays: Number(days) }),
    },
    SYSTEM,
  );
  return `Added ${org.slug} (${org.name}).`;
}

async function orgList(server: OfflineServer): Promise<string> {
  const orgs = await listOrgs(server.db.queries, "all");
  const rows = orgs.map((org) =>
    [
      org.slug,
      org.region,
      org.upstreamId ?? "(the key's own)",
      org.sealedKey === null
        ? "environment's key"
        : org.clientId === null
          ? "own key"
          : "own service account",
      org.name,
    ].join("\t"),
  );
  return rows.length === 0 ? "There is no organisation." : rows.join("\n");
}

/** The file holds the old ENCRYPTION_KEY as it was set; a generated one lies in DATA_DIR. */
async function secretsReencrypt(server: OfflineServer, options: Options): Promise<string> {
  const file = options["old-key-file"];
  if (!file) throw new UsageError(`--old-key-file is missing.\n\n${USAGE}`);
  const old = encryptionKeyOf(readFileSync(file, "utf8").trim());
  const { renewed, current, closed } = await reencrypt(server, old);
  const done = `${renewed} sealed anew, ${current} with the present key already.`;
  if (closed.length === 0) return done;
  throw new UsageError(`${done} Neither key opens those of: ${closed.join(", ")}. Set them again.`);
}

async function auditVerify(server: OfflineServer): Promise<string> {
  const { rows, brokenAt, lastHash } = await verifyAudit(server.db.queries);
  if (brokenAt !== null)
    throw new UsageError(
      `The audit chain is broken at row ${brokenAt}; the ${rows} rows before it are as they were written.`,
    );
  return `${rows} rows, unbroken. Last hash ${lastHash}: compare it with the last audit line of your log store.`;
}

async function backup(server: OfflineServer, file: string | undefined): Promise<string> {
  if (!file) throw new UsageError("Name the file to write.");
  if (existsSync(file)) throw new UsageError(`${file} exists already.`);
  await server.db.backup(file);
  return `Wrote ${file}. Keep the secrets of DATA_DIR apart from it: stored keys open only with them.`;
}

/** Opening the store has migrated it already. */
const migrated = (server: OfflineServer) =>
  server.migrated.length > 0 ? `Migrated: ${server.migrated.join(", ")}.` : "Nothing to migrate.";

const COMMANDS: Record<
  string,
  (server: OfflineServer, options: Options, rest: readonly string[]) => Promise<string> | string
> = {
  "user create": userCreate,
  "user invite": userInvite,
  "user link": (server, options) => linkFor(server, need(options, "email")),
  "user remove-totp": userRemoveTotp,
  "user disable": userDisable,
  "user reset-password": userReset,
  "org add": orgAdd,
  "org list": orgList,
  reencrypt: secretsReencrypt,
  "audit verify": auditVerify,
  migrate: migrated,
  backup: (server, _options, [file]) => backup(server, file),
};

async function main(args: readonly string[]): Promise<string> {
  const { values, positionals } = parse(args);
  const two = positionals.slice(0, 2).join(" ");
  const name = two in COMMANDS ? two : (positionals[0] ?? "");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(USAGE);
  const server = await openOffline(loadEnv(true));
  try {
    return await command(server, values, positionals.slice(name.split(" ").length));
  } finally {
    await server.db.close();
  }
}

function explain(error: unknown): string {
  if (isAppError(error))
    return [
      error.message,
      ...(error.details ?? []).map((detail) => `${detail.path}: ${detail.message}`),
    ].join("\n");
  if (error instanceof UsageError || error instanceof EnvError) return error.message;
  // parseArgs says what it did not understand.
  if (error instanceof TypeError && String(Reflect.get(error, "code")).startsWith("ERR_PARSE_ARGS"))
    return `${error.message}\n\n${USAGE}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).then(
  (text) => {
    console.log(text);
  },
  (error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  },
);
