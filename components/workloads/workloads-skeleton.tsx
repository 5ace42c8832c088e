import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The frame of the list at its real size: title, filters, sentence, table. */
export function WorkloadsSkeleton() {
  return (
    <div aria-busy="true" className="flex min-w-0 flex-1 flex-col">
      <PageHeader title="Workloads" actions={<Skeleton className="h-8 w-72 max-md:w-full" />} />
      <div className="flex h-[49px] items-center border-b border-border px-4 md:px-6">
        <Skeleton className="h-8 w-28" />
      </div>
      <PageContent>
        <p role="status" className="sr-only">
          Loading workloads
        </p>
        <div className="flex flex-col gap-2 py-0.5">
          <Skeleton className="h-7 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
        <Skeleton className="h-[70vh] rounded-card" />
      </PageContent>
    </div>
  );
}
