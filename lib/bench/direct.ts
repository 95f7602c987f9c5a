import type { Stack } from "@/lib/testing/stack";
import { ORG, searchBody } from "./tenant";

/** The same request made straight to the API: what our server is compared with. Returns the body, decoded. */
export async function direct(stack: Stack, limit: number, shiftMs = 0): Promise<Buffer> {
  const { window } = searchBody(limit, shiftMs);
  const response = await fetch(`${stack.served.url}/insights/directory/v1/events`, {
    method: "POST",
    headers: { "x-api-key": stack.key, "x-org-id": ORG, "content-type": "application/json" },
    body: JSON.stringify({
      service: ["all"],
      start_time: window.start,
      end_time: window.end,
      limit,
      sort: "DESC",
    }),
  });
  if (!response.ok) throw new Error(`The API answered ${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}
