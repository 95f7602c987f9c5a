import { NotFoundPage } from "@/components/shell/not-found-page";

/** Within the shell: the way to another organisation stays in view. */
export default function NotFound() {
  return <NotFoundPage isInShell />;
}
