/** Browsers as the API describes them; it names no version for programs it does not know. */
import type { RawEvent } from "@/lib/insights/wire";

function browser(name: string, major: number, os: [string, string, string], device: string): RawEvent {
  const [os_name, os_major, os_minor] = os;
  return {
    os: os_name,
    minor: "0",
    os_minor,
    os_major,
    os_version: `${os_major}.${os_minor}`,
    version: `${major}.0.0.0`,
    patch: "0",
    os_full: `${os_name} ${os_major}.${os_minor}`,
    major: String(major),
    name,
    os_name,
    device,
  };
}

export const AGENTS = {
  macChrome: browser("Chrome", 142, ["Mac OS X", "10", "15"], "Mac"),
  macSafari: browser("Safari", 26, ["Mac OS X", "10", "15"], "Mac"),
  windowsChrome: browser("Chrome", 142, ["Windows", "10", "0"], "Other"),
  windowsEdge: browser("Edge", 142, ["Windows", "10", "0"], "Other"),
  linuxFirefox: browser("Firefox", 145, ["Ubuntu", "24", "04"], "Other"),
  iphone: browser("Mobile Safari", 26, ["iOS", "26", "1"], "iPhone"),
  android: browser("Chrome Mobile", 142, ["Android", "16", "0"], "Pixel 10"),
  curl: {
    patch: "0",
    os_full: "Other",
    minor: "7",
    major: "8",
    os: "Other",
    name: "curl",
    os_name: "Other",
    device: "Other",
    version: "8.7.1",
  },
  python: {
    patch: "4",
    os_full: "Other",
    minor: "32",
    major: "2",
    os: "Other",
    name: "Python Requests",
    os_name: "Other",
    device: "Other",
    version: "2.32.4",
  },
  other: { os_full: "Other", os: "Other", name: "Other", os_name: "Other", device: "Other" },
} satisfies Record<string, RawEvent>;
export type AgentName = keyof typeof AGENTS;
