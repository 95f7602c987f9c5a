import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env";
import { EnvFields } from "./env/schema";

const dir = mkdtempSync(join(tmpdir(), "did-env-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const DATA_DIR = join(dir, "data");
const SECRET = "q7Jm2vX9pL4tR8wZ1nB6yK3cF5hD0sGa";
const OTHER = "zT5kW8xN2rQ7vM4pJ1hL9bC6fY3gD0sE";
const POSTGRES = { DATABASE_URL: "postgres://u:p@db/x", NEXTAUTH_SECRET: SECRET, ENCRYPTION_KEY: OTHER };
const keyFile = join(dir, "key");
writeFileSync(keyFile, "a-real-api-key\n");
const badKeyFile = join(dir, "bad-key");
writeFileSync(badKeyFile, "two\nlines of text");

const read = (source: Record<string, string>, production = true) =>
  readEnv({ DATA_DIR, ...source }, production);
/** The names that a refusal blames. */
function faults(source: Record<string, string>, production = true): string[] {
  try {
    read(source, production);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.faults.map((fault) => fault.name);
    throw error;
  }
}

describe("the configuration", () => {
  it("needs nothing: loopback, embedded database, secrets made once and kept for the owner", () => {
    const env = read({});
    expect(env).toMatchObject({
      origin: "http://localhost:3000",
      https: false,
      port: 3000,
      host: "127.0.0.1",
      database: { engine: "sqlite", file: join(DATA_DIR, "insights.db") },
      trustedProxyHops: 0,
      logLevel: "info",
      oidc: null,
      insightsBaseUrl: null,
      insightsLabel: "Not JumpCloud",
    });
    expect(env.jumpcloud).toEqual({
      credential: null,
      region: "us",
      orgId: null,
      providerId: null,
      retentionDays: null,
    });
    expect(env.secret).toHaveLength(32);
    expect(env.encryptionKey).toHaveLength(32);
    expect(env.secret.equals(env.encryptionKey)).toBe(false);
    const again = read({});
    expect(again.authSecret).toBe(env.authSecret);
    expect(again.encryptionKey.equals(env.encryptionKey)).toBe(true);
    expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700);
    for (const name of ["nextauth-secret", "encryption-key"])
      expect(statSync(join(DATA_DIR, name)).mode & 0o777).toBe(0o600);
  });

  it("reports every fault at once, without the values", () => {
    const source = {
      PORT: "99999",
      LOG_LEVEL: "loud",
      JUMPCLOUD_ORG_ID: "canary-org",
      NEXTAUTH_URL: "http://canary.example",
      DATABASE_URL: "mysql://canary",
      OIDC_NAME: "x",
      METRICS_TOKEN: "short",
    };
    expect(faults(source)).toEqual([
      "PORT",
      "DATABASE_URL",
      "JUMPCLOUD_ORG_ID",
      "METRICS_TOKEN",
      "LOG_LEVEL",
      "NEXTAUTH_URL",
      "NEXTAUTH_SECRET",
      "ENCRYPTION_KEY",
      "OIDC_ISSUER",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "OIDC_ROLE_CLAIM",
    ]);
    expect(() => read(source)).toThrow(/PORT must be 1 to 65535/);
    expect(() => read(source)).not.toThrow(/canary/);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ["https elsewhere", { NEXTAUTH_URL: "https://insights.example.org" }, []],
    ["http on loopback", { NEXTAUTH_URL: "http://127.0.0.1:8080" }, []],
    ["http elsewhere", { NEXTAUTH_URL: "http://insights.example.org" }, ["NEXTAUTH_URL"]],
    [
      "http on a name that only begins like loopback",
      { NEXTAUTH_URL: "http://127.0.0.1.evil.example" },
      ["NEXTAUTH_URL"],
    ],
    ["an address with a path", { NEXTAUTH_URL: "https://insights.example.org/app" }, ["NEXTAUTH_URL"]],
    ["no address", { NEXTAUTH_URL: "insights" }, ["NEXTAUTH_URL"]],
    ["PostgreSQL with secrets", POSTGRES, []],
    ["PostgreSQL without", { DATABASE_URL: "postgres://u:p@db/x" }, ["NEXTAUTH_SECRET", "ENCRYPTION_KEY"]],
    [
      "a short secret",
      { ...POSTGRES, NEXTAUTH_SECRET: "q7Jm2vX9pL4tR8wZ1nB6yK3cF5hD0sG" },
      ["NEXTAUTH_SECRET"],
    ],
    [
      "hexadecimal of 16 bytes",
      { ...POSTGRES, NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef" },
      ["NEXTAUTH_SECRET"],
    ],
    [
      "a repeated secret",
      { ...POSTGRES, NEXTAUTH_SECRET: "abababababababababababababababab" },
      ["NEXTAUTH_SECRET"],
    ],
    [
      "a sample secret",
      { ...POSTGRES, ENCRYPTION_KEY: "please-change-me-please-change-me-1" },
      ["ENCRYPTION_KEY"],
    ],
    ["one secret for both", { ...POSTGRES, ENCRYPTION_KEY: SECRET }, ["ENCRYPTION_KEY"]],
    [
      "a sample secret beside the embedded database",
      { NEXTAUTH_SECRET: "your-secret-goes-here-0123456789abc" },
      ["NEXTAUTH_SECRET"],
    ],
    [
      "two kinds of credential",
      { JUMPCLOUD_API_KEY: "a-real-api-key", JUMPCLOUD_API_KEY_FILE: keyFile },
      ["JUMPCLOUD_API_KEY_FILE"],
    ],
    ["a key file", { JUMPCLOUD_API_KEY_FILE: keyFile }, []],
    ["a key file without a key", { JUMPCLOUD_API_KEY_FILE: badKeyFile }, ["JUMPCLOUD_API_KEY_FILE"]],
    [
      "a key file that is not there",
      { JUMPCLOUD_API_KEY_FILE: join(dir, "nothing") },
      ["JUMPCLOUD_API_KEY_FILE"],
    ],
    [
      "a key that would end the header line",
      { JUMPCLOUD_API_KEY: "a-real-key\r\nx-org-id: b" },
      ["JUMPCLOUD_API_KEY"],
    ],
    ["half a service account", { JUMPCLOUD_CLIENT_ID: "client-id-1" }, ["JUMPCLOUD_CLIENT_SECRET"]],
    [
      "two org ids",
      { JUMPCLOUD_ORG_ID: "0123456789abcdef01234567,0123456789abcdef01234568" },
      ["JUMPCLOUD_ORG_ID"],
    ],
    [
      "upper-case hexadecimal",
      { JUMPCLOUD_PROVIDER_ID: "0123456789ABCDEF01234567" },
      ["JUMPCLOUD_PROVIDER_ID"],
    ],
    [
      "certificate checks turned off",
      { NODE_TLS_REJECT_UNAUTHORIZED: "0" },
      ["NODE_TLS_REJECT_UNAUTHORIZED"],
    ],
    ["the fewest days that a licence keeps", { JUMPCLOUD_RETENTION_DAYS: "15" }, []],
    ["more days than any keeps", { JUMPCLOUD_RETENTION_DAYS: "365" }, ["JUMPCLOUD_RETENTION_DAYS"]],
    ["days by words", { JUMPCLOUD_RETENTION_DAYS: "a month" }, ["JUMPCLOUD_RETENTION_DAYS"]],
    ["proxies by words", { TRUSTED_PROXY_HOPS: "all" }, ["TRUSTED_PROXY_HOPS"]],
    ["empty values", { PORT: "", LOG_LEVEL: " ", OIDC_NAME: "" }, []],
  ])("judges %s", (_name, source, blamed) => {
    expect(faults(source)).toEqual(blamed);
  });

  it("allows plain http elsewhere while developing", () => {
    expect(faults({ NEXTAUTH_URL: "http://insights.example.org" }, false)).toEqual([]);
  });

  it.each([
    ["https://api.jumpcloud.com/insights/directory/v1/", "https://api.jumpcloud.com/insights/directory/v1"],
    ["https://api.eu.jumpcloud.com", "https://api.eu.jumpcloud.com"],
    ["https://api.in.jumpcloud.com", "https://api.in.jumpcloud.com"],
    ["http://127.0.0.1:9000/base", "http://127.0.0.1:9000/base"],
    ["http://[::1]:9000", "http://[::1]:9000"],
    ["https://localhost:9000", "https://localhost:9000"],
  ])("calls %s", (given, kept) => {
    expect(read({ INSIGHTS_BASE_URL: given }).insightsBaseUrl).toBe(kept);
  });

  it("calls the data of another server what it is told", () => {
    expect(read({ INSIGHTS_LABEL: "Demo data" }).insightsLabel).toBe("Demo data");
    expect(faults({ INSIGHTS_LABEL: "x".repeat(31) })).toEqual(["INSIGHTS_LABEL"]);
  });

  it.each([
    "http://api.jumpcloud.com",
    "https://api.jumpcloud.com.evil.example",
    "https://api.jumpcloud.com@evil.example",
    "https://user:pass@api.jumpcloud.com",
    "https://api.jumpcloud.com:8443",
    "https://api.jumpcloud.com.",
    "https://evil.example/?https://api.jumpcloud.com",
    "https://api.jumpcloud.com?x=1",
    "https://xn--pi-7ma.jumpcloud.com",
    "https://аpi.jumpcloud.com",
    "https://[2001:db8::1]",
    "https://[::ffff:10.0.0.1]",
    "http://169.254.169.254",
    "http://localhost.evil.example",
    "file:///etc/passwd",
    "api.jumpcloud.com",
  ])("never calls %s", (given) => {
    expect(faults({ INSIGHTS_BASE_URL: given })).toEqual(["INSIGHTS_BASE_URL"]);
  });

  it("knows the three kinds of credential", () => {
    expect(read({ JUMPCLOUD_API_KEY: "a-real-api-key" }).jumpcloud.credential).toEqual({
      kind: "key",
      apiKey: "a-real-api-key",
    });
    expect(read({ JUMPCLOUD_API_KEY_FILE: keyFile }).jumpcloud.credential).toEqual({
      kind: "key-file",
      path: keyFile,
    });
    expect(
      read({ JUMPCLOUD_CLIENT_ID: "client-id-1", JUMPCLOUD_CLIENT_SECRET: "client-key-1" }).jumpcloud
        .credential,
    ).toEqual({ kind: "service-account", clientId: "client-id-1", clientSecret: "client-key-1" });
  });

  it("is the one that .env.example shows, with no value that would be accepted as a secret", () => {
    const lines = readFileSync(".env.example", "utf8")
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line));
    expect(lines.map((line) => line.split("=")[0])).toEqual(
      expect.arrayContaining(Object.keys(EnvFields.shape)),
    );
    expect(lines).toHaveLength(Object.keys(EnvFields.shape).length);
    expect(lines.every((line) => line.endsWith("="))).toBe(true);
  });

  it("is the one that README's table shows", () => {
    const rows = readFileSync("README.md", "utf8").matchAll(/^\| `([A-Z_]+)` \|/gm);
    expect([...rows].map((row) => row[1]).sort()).toEqual(Object.keys(EnvFields.shape).sort());
  });
});
