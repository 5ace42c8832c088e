import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The frame of the page at its real size: title, controls, sentence, chart, table. */
export function CostsSkeleton({ title }: { title: string }) {
  return (
    <div aria-busy="true" className="flex min-w-0 flex-1 flex-col">
      <PageHeader title={title} actions={<Skeleton className="h-8 w-36 max-md:w-full" />} />
      <div className="flex h-[49px] items-center border-b border-border px-4 md:px-6">
        <Skeleton className="h-8 w-2/3" />
      </div>
      <PageContent>
        <p role="status" className="sr-only">
          Loading costs
        </p>
        <Skeleton className="h-7 w-3/5" />
        <Skeleton className="h-[26rem] rounded-card" />
        <Skeleton className="h-96 rounded-card" />
      </PageContent>
    </div>
  );
}
