import { expect, test } from "./fixtures";
import { ORGS } from "./people";

test("opens the org's page", async ({ explore, shell, signIn }) => {
  await signIn("analyst");
  await explore.open("north");
  await expect(shell.org()).toContainText(ORGS.north.name);
});
