import { Skeleton } from "@/components/ui/skeleton";

const GROUPS = [
  ["w-2/3", "w-1/2", "w-3/5", "w-1/3"],
  ["w-1/2", "w-1/3", "w-2/5"],
  ["w-3/5", "w-1/2", "w-2/5", "w-2/3"],
];

/** Where the facets will be: they come after the first rows. */
export function FacetsSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-5 px-3 py-2">
      {GROUPS.map((widths, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <div key={group} className="flex flex-col">
          <Skeleton className="mb-1.5 ml-4 h-3 w-24" />
          {widths.map((width) => (
            <div key={width} className="flex h-6.25 items-center gap-2 px-1.5">
              <Skeleton className="size-3.5" />
              <Skeleton className={`h-3 ${width}`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
