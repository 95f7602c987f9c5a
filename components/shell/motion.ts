/** Whether things move is a cookie, as the theme is: the server's first paint already has it. */

export const MOTIONS = ["system", "reduced"] as const;
/** As the system asks, or less whatever it asks. */
export type Motion = (typeof MOTIONS)[number];

export const MOTION_COOKIE = "motion";

/** The motion that a cookie's text names; `system` when there is none or it is something else. */
export function readMotion(text: string | undefined): Motion {
  return MOTIONS.find((motion) => motion === text) ?? "system";
}
