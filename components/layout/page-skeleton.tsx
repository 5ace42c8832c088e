import { Skeleton } from "@/components/ui/skeleton";

/** The frame of a page while its first figures are on their way: title, control bar, one card. */
export function PageSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-1 flex-col">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="flex h-[60px] items-center px-4 md:px-6">
        <Skeleton className="h-6 w-48" />
      </div>
      <div className="flex h-[49px] items-center gap-2 border-b border-border px-4 md:px-6">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="flex flex-col gap-4 px-4 pt-4 md:px-6">
        <Skeleton className="h-7 w-2/3" />
        <Skeleton className="h-[420px] w-full rounded-card" />
      </div>
    </div>
  );
}
