/** What a User-Agent header says, in two words. It is the client's own claim: a hint, never a proof. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];
const MAX_CHARS = 60;

const nameIn = (list: typeof BROWSERS, agent: string) => list.find(([form]) => form.test(agent))?.[1];

/** "Firefox on Windows"; what is not known is shown as it is, cut short. */
export function agentName(agent: string): string {
  const browser = nameIn(BROWSERS, agent);
  const system = nameIn(SYSTEMS, agent);
  if (browser && system) return `${browser} on ${system}`;
  if (agent.trim() === "") return "Unknown browser";
  return agent.length > MAX_CHARS ? `${agent.slice(0, MAX_CHARS)}…` : agent;
}
