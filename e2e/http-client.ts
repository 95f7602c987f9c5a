/** Requests byte for byte as they are given: no browser and no URL parser mends an address on its way. */
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import type { Stack } from "@/lib/testing/stack";
import { PASSWORD } from "./people";

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | undefined;
}

/** Sends `path` as it stands and reads the whole answer; follows nothing. */
export function ask(stack: Stack, path: string, { method = "GET", headers = {}, body }: Question = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const req = request({ agent, host: "127.0.0.1", port: stack.port, path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** The Cookie header of somebody who has just signed in. */
export async function cookieOf(stack: Stack, email: string): Promise<string> {
  const csrf = await ask(stack, "/api/auth/csrf");
  const jar = csrf.headers["set-cookie"]?.map((line) => line.split(";")[0] ?? "") ?? [];
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const answer = await ask(stack, "/api/auth/callback/credentials", {
    method: "POST",
    headers: {
      origin: stack.url,
      cookie: jar.join("; "),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ email, password: PASSWORD, csrfToken, json: "true" }).toString(),
  });
  const session = answer.headers["set-cookie"]?.find((line) => line.startsWith("did.session"));
  if (!session) throw new Error(`${email} cannot sign in: ${answer.status} ${answer.text}`);
  return session.split(";")[0] ?? "";
}

/** What comes back for bytes on a connection of their own, until the server ends it. */
export function rawAnswer(stack: Stack, bytes: string): Promise<string> {
  const socket = connect(stack.port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(bytes);
  return new Promise((resolve) => socket.once("close", () => resolve(text)));
}
