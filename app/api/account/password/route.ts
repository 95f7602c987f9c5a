import { PasswordRequest } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { withCookie } from "@/lib/server/http/with-cookie";
import { changePassword } from "@/lib/server/services/account/own-secrets";

export const POST = route({ can: "signed-in", body: PasswordRequest }, async ({ ctx, body }) =>
  withCookie(await changePassword(ctx, body), ctx.requestId),
);
