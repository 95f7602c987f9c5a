/** The dialog of an export, whose code comes when it is asked for. */
import { onDemand } from "@/components/ui/on-demand";

export const exportDialog = onDemand(() => import("./export-dialog"));
