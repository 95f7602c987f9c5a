/** The parts of the table and the detail whose code comes after the first rows, each once, whoever draws it. */
import { onDemand } from "@/components/ui/on-demand";

export const columnDrag = onDemand(() => import("./column-drag"));
export const columnMenu = onDemand(() => import("./column-menu"));
export const columnResizer = onDemand(() => import("./column-resizer"));
export const detailChanges = onDemand(() => import("./detail-changes"));
export const detailRelated = onDemand(() => import("./detail-related"));
export const detailRequest = onDemand(() => import("./detail-request"));
export const elsewhereCounts = onDemand(() => import("./elsewhere-counts"));
export const findBar = onDemand(() => import("./find-bar"));
export const firstSeen = onDemand(() => import("./first-seen"));
export const rowMenu = onDemand(() => import("./row-menu"));
export const selectionBar = onDemand(() => import("./selection-bar"));
export const timeCard = onDemand(() => import("./time-card"));
export const visits = onDemand(async () => {
  const [{ Visits }, { VisitRow }] = await Promise.all([import("./visits"), import("./visit-row")]);
  return { Visits, VisitRow };
});
