/** Fills a store with orgs and users before the server starts: the demo and the browser tests need both. */
import "server-only";
import type { Env } from "../env";
import { addOrg, type NewOrg } from "../services/orgs";
import { createUser, type NewUser, oneTimePassword, SYSTEM } from "../services/users";
import { openOffline } from "./offline";

export interface Provisioning {
  orgs: readonly NewOrg[];
  /** A user without a password gets one made up, 120 random bits. */
  users: readonly (Omit<NewUser, "password"> & { password?: string })[];
}

export interface Provisioned {
  email: string;
  name: string;
  role: NewUser["role"];
  password: string;
}

/** Migrates the store of `env`, adds the orgs and users, closes it, and returns the sign-ins. Throws CONFLICT for what exists. */
export async function provision(env: Env, { orgs, users }: Provisioning): Promise<Provisioned[]> {
  const server = await openOffline(env);
  try {
    for (const org of orgs) await addOrg(server, org, SYSTEM);
    const signIns: Provisioned[] = [];
    for (const user of users) {
      const password = user.password ?? oneTimePassword(server.random);
      await createUser(server, { ...user, password }, SYSTEM);
      signIns.push({ email: user.email, name: user.name, role: user.role, password });
    }
    return signIns;
  } finally {
    await server.db.close();
  }
}
