import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The frame of the page at its real size: controls, sentence, cards, chart. */
export function MetricsSkeleton() {
  return (
    <div aria-busy="true" className="flex min-w-0 flex-1 flex-col">
      <PageHeader title="Metrics" />
      <div className="flex h-[49px] items-center border-b border-border px-4 md:px-6">
        <Skeleton className="h-8 w-1/2" />
      </div>
      <PageContent>
        <p role="status" className="sr-only">
          Loading metrics
        </p>
        <Skeleton className="h-7 w-3/5" />
        <Skeleton className="h-80 rounded-card" />
        <Skeleton className="h-96 rounded-card" />
      </PageContent>
    </div>
  );
}
