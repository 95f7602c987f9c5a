import type { Metadata } from "next";
import { UsersPage } from "@/components/admin/users/users-page";
import { listGrantable } from "@/lib/server/services/users-admin/grantable";
import { readUsers } from "@/lib/server/services/users-admin/summary";
import { requireUser } from "../require-user";

export const metadata: Metadata = { title: "Users" };

export default async function PeoplePage() {
  const ctx = await requireUser("users:manage", "/admin/users");
  return <UsersPage {...(await readUsers(ctx))} orgs={await listGrantable(ctx)} self={ctx.actor.userId} />;
}
