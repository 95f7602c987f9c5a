import type { ReactNode } from "react";
import { AdminFrame } from "@/components/admin/admin-frame";
import { loadSession } from "@/lib/server/services/session";

/** Each page checks for itself who asks; the frame only keeps its tabs from those whom no page lets in. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await loadSession();
  return actor?.role === "admin" ? <AdminFrame>{children}</AdminFrame> : children;
}
