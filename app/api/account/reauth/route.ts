import { ReauthRequest } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { withCookie } from "@/lib/server/http/with-cookie";
import { reauthenticate } from "@/lib/server/services/account/account";

export const POST = route({ can: "signed-in", body: ReauthRequest }, async ({ ctx, body }) =>
  withCookie(await reauthenticate(ctx, body), ctx.requestId),
);
