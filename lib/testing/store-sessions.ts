import type { Db } from "@/lib/server/db/db";
import { newId } from "@/lib/server/db/ids";
import { insertSession } from "@/lib/server/db/repos/sessions";
import { findUserByEmail } from "@/lib/server/db/repos/users";

/** Begins a session of the user that `fill` makes. */
export async function startTestSession(db: Db, sidHash: string): Promise<void> {
  const user = await findUserByEmail(db.queries, "jane@example.org");
  await insertSession(db.queries, {
    id: newId(),
    sidHash,
    userId: user?.id ?? "",
    nowMs: 0,
    endsMs: 4_000_000_000_000,
    address: "10.0.0.1",
    agent: "test",
    method: "password",
  });
}
