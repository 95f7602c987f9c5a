import { SearchRequest } from "@/lib/contract/events";
import { route } from "@/lib/server/http/route";
import { pageBody } from "@/lib/server/services/events/page-body";
import { searchEvents } from "@/lib/server/services/events/search";

/** The events are passed on as the bytes they came in, so the answer is put together by hand. */
export const POST = route(
  { body: SearchRequest, can: "events:read", scope: true },
  async ({ ctx, body, signal }) =>
    new Response(pageBody(await searchEvents(ctx, body, { signal })), {
      headers: { "content-type": "application/json; charset=utf-8" },
    }),
);
