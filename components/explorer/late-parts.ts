/** The parts of the explorer whose code comes after its first rows, each once, whoever draws it. */
import { onDemand } from "@/components/ui/on-demand";

export const builder = onDemand(() => import("@/components/builder/builder"));
export const conditionEditor = onDemand(() => import("./condition-editor"));
export const drawer = onDemand(() => import("./drawer"));
export const eventPane = onDemand(() => import("./event-pane"));
export const facetPanel = onDemand(() => import("@/components/facets/facet-panel"));
export const groupEditor = onDemand(() => import("./group-editor"));
export const problemsNotice = onDemand(() => import("./problems-notice"));
export const resultEmpty = onDemand(() => import("./result-empty"));
export const serviceList = onDemand(() => import("./service-list"));
export const whatLimitsButton = onDemand(() => import("./what-limits-button"));
export const timeRangeForm = onDemand(() => import("./time-range-form"));
