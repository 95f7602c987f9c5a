/** A listener around a handler of the test's own, and clients that change nothing of what they see. */
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { createListener, type Listener, type ListenerOptions } from "@/lib/server/listener/listener";
import { createLog } from "@/lib/server/log";

export type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

let listener: Listener | undefined;
let port = 0;

/** Ends the listener of the last `serve`; for `afterEach`. */
export async function stop(): Promise<void> {
  listener?.http.closeAllConnections();
  await listener?.close(0);
  listener = undefined;
}

/** Serves `handler` on a free port of 127.0.0.1, as in production; returns the listener and its port. */
export async function serve(
  handler: Handler,
  options: Partial<ListenerOptions> & { https?: boolean; trustedProxyHops?: number } = {},
): Promise<{ listener: Listener; port: number }> {
  const { https = false, trustedProxyHops = 0, ...rest } = options;
  listener = createListener({
    env: {
      origin: https ? "https://insights.example.org" : "http://localhost:3000",
      https,
      trustedProxyHops,
      production: true,
    },
    log: createLog("silent"),
    handler: async (req, res) => handler(req, res),
    ...rest,
  });
  port = await listener.listen(0, "127.0.0.1");
  return { listener, port };
}

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** node:http, for it neither decodes nor adds headers of its own. */
export function send(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer | undefined } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest({ host: "127.0.0.1", port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
      res.on("error", reject);
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** Sends bytes and reads until the server closes or `ms` have passed. */
export async function raw(text: string, ms = 3_000): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(text);
  await Promise.race([once(socket, "close"), new Promise((resolve) => setTimeout(resolve, ms).unref())]);
  socket.destroy();
  return answer;
}

/** A handler that writes JSON in two pieces; `size` tells the listener how long it is. */
export const json =
  (value: unknown, size?: number): Handler =>
  (_req, res) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    res.setHeader("content-type", "application/json");
    if (size !== undefined) res.setHeader("x-body-bytes", size);
    res.write(text.slice(0, 10));
    res.end(text.slice(10));
  };
/** JSON of some 70 kB that shrinks well. */
export const BIG = JSON.stringify(
  Array.from({ length: 2_000 }, (_, index) => ({ id: index, service: "directory" })),
);

/** Headers that every answer has. */
export const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};
