/**
 * Seven hours ago somebody signs in to the portal and to Salesforce from the Seychelles, where nobody
 * works; 52 minutes earlier the same person was in the office.
 */
import { portalLogin, ssoAuth } from "../activity/signins";
import { AGENTS } from "../agents";
import { elsewhere } from "../places";
import { HOUR, MINUTE, type Stage } from "./story";

const PLACE = elsewhere(
  "198.51.100.201",
  {
    country_code: "SC",
    timezone: "Indian/Mahe",
    latitude: -4.6167,
    continent_code: "AF",
    region_name: "English River",
    longitude: 55.45,
    region_code: "16",
    city: "Victoria",
  },
  "Island Transit Example",
);

export function farCountry(stage: Stage): void {
  const { world, now } = stage;
  const user = world.users[60];
  const app = world.apps.find(({ application }) => application.name === "salesforce");
  if (!user || !app) return;
  const at = now - 7 * HOUR;
  ssoAuth(stage, at - 52 * MINUTE, user, app, user.office, {});
  portalLogin(stage, at, user, PLACE, { useragent: AGENTS.windowsChrome });
  ssoAuth(stage, at + 40_000, user, app, PLACE, {
    useragent: AGENTS.windowsChrome,
    auth_context: { auth_methods: { password: { success: true } } },
  });
}
