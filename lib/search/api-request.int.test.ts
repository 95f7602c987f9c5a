import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { asCurl, asPowerShell, countRequest, eventsRequest } from "./api-request";
import { DEFAULT_SEARCH } from "./defaults";
import { include, setText } from "./edit";

const WINDOW = { start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" };
const HOSTILE = 'it\'s $(touch /tmp/pwned) `id` "$HOME" \\ \n\r\t ! \u2019 \u202e é';
const SEARCH = setText(include(DEFAULT_SEARCH, "client_ip", HOSTILE), HOSTILE);

/** The words that a real shell hands to curl. */
function wordsOf(command: string, shell: string): string[] {
  const stub = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }`;
  const env = { ...process.env, JUMPCLOUD_API_KEY: "the key", JUMPCLOUD_ORG_ID: "the org" };
  const output = execFileSync(shell, ["-c", `${stub}\n${command}`], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return output.split("\0").slice(0, -1);
}

describe.each(["sh", "bash"])("the curl command in %s", (shell) => {
  it("sends the body as it is, hostile text and all", () => {
    const request = eventsRequest(SEARCH, WINDOW, 500);
    const words = wordsOf(asCurl(request, "eu", "org"), shell);
    expect(words.slice(0, -1)).toEqual([
      "--request",
      "POST",
      "https://api.eu.jumpcloud.com/insights/directory/v1/events",
      "--header",
      "x-api-key: the key",
      "--header",
      "x-org-id: the org",
      "--header",
      "content-type: application/json",
      "--data-raw",
    ]);
    expect(JSON.parse(words.at(-1) ?? "")).toEqual(request.body);
    expect(request.body).toMatchObject({ limit: 500, sort: "DESC", q: HOSTILE.trim() });
  });
});

describe("the PowerShell command", () => {
  it("holds the body as one string, in ASCII", () => {
    const request = countRequest(SEARCH, WINDOW);
    const text = asPowerShell(request, "us", "provider");
    expect(text).toMatch(/^[\n -~]*$/);
    const body = /^\$body = '((?:[^']|'')*)'\nInvoke-RestMethod /m.exec(text)?.[1];
    expect(JSON.parse((body ?? "").replaceAll("''", "'"))).toEqual(request.body);
    expect(text).toContain("'x-provider-id' = $Env:JUMPCLOUD_PROVIDER_ID");
    expect(text).toContain("-Uri 'https://api.jumpcloud.com/insights/directory/v1/events/count'");
  });
});
