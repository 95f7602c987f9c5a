import { describe, expect, it } from "vitest";
import { createLog } from "./log";

function lines(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string[] {
  const written: string[] = [];
  write(createLog("info", secrets, (line) => written.push(line)));
  return written;
}

describe("the log", () => {
  it("is one JSON object per line, whatever the text", () => {
    const hostile = '\r\n{"level":"fatal"}\u001b[2J\u202e\u2028"';
    const [line = "", ...rest] = lines((log) => log.info({ agent: hostile, [hostile]: 1 }, hostile));
    expect(rest).toEqual([]);
    for (const control of ["\r", "\n", "\u001b"]) expect(line.trimEnd()).not.toContain(control);
    expect(JSON.parse(line)).toMatchObject({ level: "info", agent: hostile, msg: hostile });
  });

  it("holds no secret, by whatever way it comes", () => {
    const canary = 'JC_CANARY"quoted';
    const [line = ""] = lines(
      (log) =>
        log.error(
          {
            error: new Error(`key ${canary}`, { cause: new Error("connect postgres://user:hunter2@db/x") }),
            apiKey: "abc",
            nested: { password: "def", cookie: "ghi" },
            note: `x ${canary}`,
          },
          canary,
        ),
      [canary],
    );
    expect(line).not.toMatch(/CANARY|hunter2|abc|"def"|ghi/);
    expect(JSON.parse(line)).toMatchObject({
      apiKey: "[redacted]",
      error: { name: "Error", cause: { message: "connect postgres://[redacted]@db/x" } },
    });
  });
});
