/** One JSON object per line on stdout. Never a key, a password, a cookie, a body or event content. */
import "server-only";
import pino, { type Logger } from "pino";

export type Log = Logger;

const REDACTED = "[redacted]";
const SECRET_FIELDS = ["password", "token", "apiKey", "secret", "cookie", "authorization", "x-api-key"];

/** Replaces the userinfo of an address in `text`, where a driver's message may hold a password. */
export function withoutUserinfo(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, `$1${REDACTED}@`);
}

/** An error as the log shows it: name, code, message and stack, each cause likewise, three deep. */
export function describeError(error: unknown, depth = 3): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = Reflect.get(error, "code");
  return {
    name: error.name,
    ...(typeof code === "string" ? { code } : {}),
    message: withoutUserinfo(error.message),
    stack: error.stack === undefined ? undefined : withoutUserinfo(error.stack),
    ...(error.cause !== undefined && depth > 1 ? { cause: describeError(error.cause, depth - 1) } : {}),
  };
}

/**
 * A logger that writes each line by `write`. `secrets` are struck from every line as a last fence, whatever
 * field they came in by.
 */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  write: (line: string) => void = toStdout,
): Log {
  const struck = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const stream = {
    write: (line: string) => write(struck.reduce((text, secret) => text.replaceAll(secret, REDACTED), line)),
  };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: (error) => describeError(error), err: (error) => describeError(error) },
      redact: { paths: SECRET_FIELDS.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: REDACTED },
    },
    stream,
  );
}

function toStdout(line: string): void {
  process.stdout.write(line);
}
