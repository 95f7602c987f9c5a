import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { MOTION_COOKIE, readMotion } from "@/components/shell/motion";
import { readTheme, THEME_COOKIE } from "@/components/shell/theme";

export const metadata: Metadata = {
  title: { default: "Directory Insights Dashboard", template: "%s · Directory Insights" },
  description: "Search and investigate JumpCloud Directory Insights events.",
  icons: { icon: "/favicon.svg" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

async function currentTheme() {
  return readTheme((await cookies()).get(THEME_COOKIE)?.value);
}

/** The ground behind the page before any style has come. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await currentTheme();
  return { colorScheme: theme === "system" ? "light dark" : theme };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const motion = readMotion((await cookies()).get(MOTION_COOKIE)?.value);
  return (
    <html lang="en" data-theme={await currentTheme()} data-motion={motion}>
      <body>{children}</body>
    </html>
  );
}
