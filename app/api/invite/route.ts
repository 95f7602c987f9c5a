import { UserLinkRequest } from "@/lib/contract/users";
import { publicRoute } from "@/lib/server/http/route";
import { takeLink } from "@/lib/server/services/users-admin/use-link";

export const POST = publicRoute(
  { body: UserLinkRequest, limit: { perMinute: 10, burst: 10 } },
  ({ ctx, body }) => takeLink(ctx, body),
);
