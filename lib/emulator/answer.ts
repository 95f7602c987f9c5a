/** The shapes of a call and its answer, and the one way to refuse. */

/** The four calls of the API, and with them the token call of service accounts. */
export type QueryOperation = "events" | "count" | "distinct" | "interval";
export type Operation = QueryOperation | "token";

/** A request as a socket gives it: header lines in order, with repeats and their spelling kept. */
export interface EmulatedRequest {
  method: string;
  path: string;
  rawHeaders: readonly (readonly [string, string])[];
  body: string;
}

/** What the server does to the bytes of an answer. */
export interface Wire {
  gzip?: boolean;
  /** Wait before the first byte, in milliseconds. */
  delayMs?: number;
  /** Send the body no faster than this. */
  bytesPerSecond?: number;
  act?:
    | "hang"
    | "reset-before-headers"
    | "reset-after-headers"
    /** Half of the body under the whole body's Content-Length, then the socket ends. */
    | "truncate"
    /** Half of the body in chunks, without the last chunk. */
    | "truncate-chunked"
    | "corrupt-gzip"
    | "not-http";
  /** Send this many zero bytes as gzip instead of the body, made while they are sent. */
  bombBytes?: number;
}

/** `wire` is for the server: what a plain answer cannot express, such as a socket that dies. */
export interface EmulatedAnswer {
  status: number;
  headers: [string, string][];
  body: string;
  wire?: Wire;
}

/** Thrown anywhere below the handler; becomes an answer with this status and `{"message": …}`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** Throws a refusal. */
export function refuse(status: number, message: string): never {
  throw new Refusal(status, message);
}

/** JSON as Go's encoder writes it: `<`, `>` and `&` inside strings come as escapes. Seen in live 400 bodies. */
export function errorJson(value: unknown): string {
  const escapes: Record<string, string> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  return JSON.stringify(value).replace(/[<>&]/g, (sign) => escapes[sign] ?? sign);
}

/** Every value of a header, in order of its lines; the name's case does not matter. */
export function headerLines(request: Pick<EmulatedRequest, "rawHeaders">, name: string): string[] {
  return request.rawHeaders.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);
}

/** True for a JSON object: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
