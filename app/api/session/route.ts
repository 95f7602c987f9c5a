import { route } from "@/lib/server/http/route";
import { currentUser } from "@/lib/server/services/current-user";

/** Asked by open pages by themselves, so it does not keep a session alive. */
export const GET = route({ can: "signed-in", passive: true }, ({ ctx }) => currentUser(ctx.actor));
