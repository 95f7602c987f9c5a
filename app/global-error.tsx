"use client";
import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { FailedPage, type FailedPageProps } from "@/components/shell/failed-page";

/** Stands in for the whole document when even the layout failed. */
export default function GlobalError(props: FailedPageProps) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>This page could not be shown · Directory Insights</title>
        <FailedPage {...props} />
      </body>
    </html>
  );
}
