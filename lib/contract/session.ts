/** First run, sign-in and the signed-in user. */
import * as z from "zod/mini";
import { ROLES } from "./limits";

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** `POST /api/setup`: makes the first admin, once. Password policy: 15 to 200 characters (NIST 800-63B-4). */
export const SetupRequest = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  email: z.string().check(z.trim(), z.email(), z.maxLength(254)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(15), z.maxLength(200)),
});
export type SetupRequest = z.infer<typeof SetupRequest>;

export const CurrentUser = z.object({ id: z.string(), email: z.string(), name: z.string(), role: Role });
export type CurrentUser = z.infer<typeof CurrentUser>;

/** The first admin's address as stored; the page then signs in with it. */
export const SetupResponse = z.object({ email: z.string() });
export type SetupResponse = z.infer<typeof SetupResponse>;
