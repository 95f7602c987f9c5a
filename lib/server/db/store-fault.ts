/** Kept apart from db.ts, so that pages and routes do not pull in the engines. */
import "server-only";

/** True for an error of the store itself: unreachable, full, locked, damaged. */
export function isStoreFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code !== "string")
    return /connection terminated|timeout exceeded when trying to connect|database connection is not open|driver has already been destroyed/i.test(
      error.message,
    );
  return (
    /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB)/.test(code) ||
    /^(08|53|57)\w{3}$/.test(code) ||
    code === "ECONNREFUSED"
  );
}
