/** The dialogs of the commands, whose code comes when the first one opens or the page is idle. */
import { onDemand } from "@/components/ui/on-demand";

export const palette = onDemand(() => import("./palette"));
export const shortcutSheet = onDemand(() => import("./shortcut-sheet"));
