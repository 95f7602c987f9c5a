import { NoFields } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { offerTotp } from "@/lib/server/services/account/own-secrets";

export const POST = route({ can: "signed-in", body: NoFields }, ({ ctx }) => offerTotp(ctx));
