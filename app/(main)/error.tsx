"use client";
import { FailedPage, type FailedPageProps } from "@/components/shell/failed-page";

/** Within the shell: the way to another organisation stays in view. */
export default function Failed(props: FailedPageProps) {
  return <FailedPage {...props} isInShell />;
}
