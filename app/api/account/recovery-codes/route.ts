import { NoFields } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { withCookie } from "@/lib/server/http/with-cookie";
import { renewRecoveryCodes } from "@/lib/server/services/account/own-secrets";

export const POST = route({ can: "signed-in", body: NoFields }, async ({ ctx }) =>
  withCookie(await renewRecoveryCodes(ctx), ctx.requestId),
);
