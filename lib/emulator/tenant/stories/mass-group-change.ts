/** Two days and seven hours ago one API key puts 140 users into the group with full access to Finance, within four minutes. */
import { membership } from "../activity/directory";
import { AGENTS } from "../agents";
import { DAY, HOUR, type Stage } from "./story";

export const MASS_CHANGE_USERS = 140;

export function massGroupChange(stage: Stage): void {
  const { world, dice, now } = stage;
  const admin = world.admins[1];
  const group = world.userGroups.find(({ name }) => name === "Finance - Full Access");
  if (!admin || !group) return;
  const begin = now - 2 * DAY - 7 * HOUR;
  world.users.slice(0, MASS_CHANGE_USERS).forEach((user, i) => {
    membership(stage, begin + i * 1_700 + dice.between(0, 900), admin, user, group, "add", {
      auth_method: "api key",
      useragent: AGENTS.curl,
    });
  });
}
