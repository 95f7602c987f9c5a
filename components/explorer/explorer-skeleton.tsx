import { Skeleton } from "@/components/ui/skeleton";
import { FacetsSkeleton } from "./facets-skeleton";
import { TableSkeleton } from "./table-skeleton";

/** The frame of the explorer before the browser has taken over, in the sizes of what follows. */
export function ExplorerSkeleton() {
  return (
    <div className="flex min-h-full flex-col lg:h-full lg:min-h-0">
      <div className="flex flex-wrap items-center gap-2 px-4 pt-2.5 pb-1.5">
        <Skeleton className="h-7.5 w-75 max-md:w-full" />
        <Skeleton className="h-7.5 w-28" />
        <Skeleton className="h-6.5 w-26" />
        <Skeleton className="ml-auto h-7.5 w-72" />
      </div>
      <div className="h-[118px] border-line border-b px-4 pt-8">
        <Skeleton className="h-16 w-full" />
      </div>
      <div className="flex min-h-96 flex-1 lg:min-h-0">
        <div className="w-62 shrink-0 border-line border-r max-lg:hidden">
          <FacetsSkeleton />
        </div>
        <div className="min-w-0 flex-1">
          <TableSkeleton />
        </div>
      </div>
    </div>
  );
}
