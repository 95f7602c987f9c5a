/** Ids and times as the store writes them. */
import "server-only";
import { randomBytes } from "node:crypto";

/** 128 random bits as 32 hexadecimal digits. */
export function newId(): string {
  return randomBytes(16).toString("hex");
}

/** ISO 8601 in UTC with milliseconds; text of this form sorts by time. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
