/** The organisation that the environment brings. */
import "server-only";
import type { Org } from "../auth/scope";
import type { Env } from "../env";

export const ENVIRONMENT_SLUG = "default";

/**
 * The short name of the organisation that the environment brings, given those of the store: that of JUMPCLOUD_ORG_ID,
 * or one without an id when only a credential is given (the key then decides). Null when it brings none, as when
 * somebody manages organisations by hand and wants no nameless one beside them.
 */
export function environmentOrg(
  { jumpcloud }: Pick<Env, "jumpcloud">,
  all: readonly Pick<Org, "slug">[],
): string | null {
  if (jumpcloud.orgId !== null) return ENVIRONMENT_SLUG;
  const isAlone = all.every(({ slug }) => slug === ENVIRONMENT_SLUG);
  return jumpcloud.credential !== null && isAlone ? ENVIRONMENT_SLUG : null;
}
