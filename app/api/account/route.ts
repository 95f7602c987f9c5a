import { route } from "@/lib/server/http/route";
import { readAccount } from "@/lib/server/services/account/account";

export const GET = route({ can: "signed-in" }, ({ ctx }) => readAccount(ctx));
