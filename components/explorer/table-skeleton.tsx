import { Skeleton } from "@/components/ui/skeleton";

const ROWS = [
  "w-3/5",
  "w-2/5",
  "w-1/2",
  "w-2/3",
  "w-2/5",
  "w-3/5",
  "w-1/2",
  "w-1/3",
  "w-3/5",
  "w-2/5",
  "w-1/2",
  "w-2/3",
];

/** Where the first rows will be, in their height. */
export function TableSkeleton() {
  return (
    <div role="img" aria-label="Events are loading" className="h-full overflow-hidden bg-panel">
      <div className="h-7.5 border-line border-b" />
      {ROWS.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <div key={index} className="flex h-7.5 items-center gap-4 border-line border-b px-2">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-16" />
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </div>
  );
}
