import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { MetricServerForm } from "@/components/metrics/metric-server-form";
import { Skeleton } from "@/components/ui/skeleton";
import { loadMetricServer } from "@/lib/query/metric-server";
import { openPage } from "@/lib/query/open-page";
import { pullMetricsAction, removeMetricServerAction, saveMetricServerAction, testMetricServerAction } from "./actions";

export const metadata = { title: "Metric sources" };

export default async function Page() {
  await openPage("/settings/metrics");
  return (
    <>
      <PageHeader
        title="Metric sources"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Metric sources" }]}
      />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-[40rem]" />}>
          <Server />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Server() {
  const page = await loadMetricServer();
  return (
    <MetricServerForm
      page={page}
      actions={{
        save: saveMetricServerAction,
        test: testMetricServerAction,
        pull: pullMetricsAction,
        remove: removeMetricServerAction,
      }}
    />
  );
}
