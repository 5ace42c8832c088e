import { Suspense } from "react";
import { MetricsSkeleton } from "@/components/metrics/metrics-skeleton";
import { MetricsView } from "@/components/metrics/metrics-view";
import { loadMetrics } from "@/lib/query/metrics";
import { openPage } from "@/lib/query/open-page";
import { saveTargetAction } from "./actions";
import { metricParamsOf, type SearchParams } from "./search-params";

export const metadata = { title: "Metrics" };

type Props = { searchParams: SearchParams };

export default async function Page({ searchParams }: Props) {
  await openPage("/metrics");
  return (
    <Suspense fallback={<MetricsSkeleton />}>
      <Metrics searchParams={searchParams} />
    </Suspense>
  );
}

async function Metrics({ searchParams }: Props) {
  const page = await loadMetrics(await metricParamsOf(searchParams));
  return <MetricsView page={page} saveTarget={page.mayWrite ? saveTargetAction : null} />;
}
