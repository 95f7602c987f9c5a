import { redirect } from "next/navigation";
import { ADMIN_TABS } from "@/components/admin/tabs";
import { requireUser } from "./require-user";

export default async function AdminStart() {
  await requireUser("orgs:manage", "/admin");
  redirect(ADMIN_TABS[0].path);
}
