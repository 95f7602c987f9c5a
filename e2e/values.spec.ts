/** The menu of a value: the same acts wherever the value stands. */
import { expect, test } from "./fixtures";

const ROW_IP = "198.51.100.0";
const ALL = 150;
const OF_ROW_IP = 38;

for (const place of ["table", "detail"] as const) {
  test(`Filter, Exclude, Only this and Copy of a value, in the ${place}`, async ({
    page,
    context,
    explore,
    signIn,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn("analyst");
    await explore.open("north", "where=mfa:true");
    await expect(explore.found()).toHaveText(new RegExp(`^${ALL} events$`));
    if (place === "detail") await explore.openRow(1);
    const part = place === "table" ? explore.row(1) : explore.detail.panel();
    const value = explore.value(part, "client_ip", ROW_IP).last();

    for (const { item, pill, left, keeps } of [
      { item: "Filter", pill: `client_ip is ${ROW_IP}`, left: OF_ROW_IP, keeps: true },
      { item: "Exclude", pill: `client_ip is not ${ROW_IP}`, left: ALL - OF_ROW_IP, keeps: true },
      { item: "Only this", pill: `client_ip is ${ROW_IP}`, left: OF_ROW_IP, keeps: false },
    ]) {
      await test.step(item, async () => {
        await explore.choose(value, item);
        await expect(explore.search.pill(pill)).toBeVisible();
        await expect(explore.search.pill("mfa is true")).toHaveCount(keeps ? 1 : 0);
        await expect(explore.found()).toHaveText(new RegExp(`^${left} events$`));
        await page.goBack();
        await expect(explore.found()).toHaveText(new RegExp(`^${ALL} events$`));
      });
    }

    await explore.choose(value, "Copy");
    await expect.poll(() => explore.copied()).toBe(ROW_IP);
  });
}
