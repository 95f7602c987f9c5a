/** What Explore knows of saved searches beyond its buttons: the code comes when it is asked for. */
import { onDemand } from "@/components/ui/on-demand";

export const earlierList = onDemand(() => import("./earlier-list"));
export const openSaved = onDemand(() => import("./open-saved"));
export const saveDialog = onDemand(() => import("./saved-dialogs"));
export const shareDialog = onDemand(() => import("./share-dialog"));
