import { TotpConfirmRequest } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { withCookie } from "@/lib/server/http/with-cookie";
import { confirmTotp } from "@/lib/server/services/account/own-secrets";

export const POST = route({ can: "signed-in", body: TotpConfirmRequest }, async ({ ctx, body }) =>
  withCookie(await confirmTotp(ctx, body), ctx.requestId),
);
