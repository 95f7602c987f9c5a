import type { Metadata } from "next";
import { AuditPage } from "@/components/admin/audit/audit-page";
import { requireUser } from "../require-user";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage() {
  await requireUser("audit:read", "/admin/audit");
  return <AuditPage />;
}
