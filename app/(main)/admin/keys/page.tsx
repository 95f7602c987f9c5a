import type { Metadata } from "next";
import { KeysPage } from "@/components/admin/keys/keys-page";
import { listKeys } from "@/lib/server/services/orgs-admin/keys";
import { requireUser } from "../require-user";

export const metadata: Metadata = { title: "Keys" };

export default async function ApiKeysPage() {
  const ctx = await requireUser("orgs:manage", "/admin/keys");
  return <KeysPage {...(await listKeys(ctx))} />;
}
