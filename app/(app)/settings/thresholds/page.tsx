import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { AnomalyLimitsForm } from "@/components/thresholds/anomaly-limits-form";
import { ThresholdForm } from "@/components/thresholds/threshold-form";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadThresholds } from "@/lib/query/thresholds";
import { saveAnomalyLimitsAction, saveThresholdsAction } from "./actions";

export const metadata = { title: "Thresholds" };

export default async function Page() {
  await openPage("/settings/thresholds");
  return (
    <>
      <PageHeader title="Thresholds" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Thresholds" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-[36rem]" />}>
          <Thresholds />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Thresholds() {
  const { saved, anomalyLimits, currency, mayWrite, workloads } = await loadThresholds();
  return (
    <>
      <ThresholdForm saved={saved} workloads={workloads} action={mayWrite ? saveThresholdsAction : null} />
      <AnomalyLimitsForm saved={anomalyLimits} currency={currency} action={mayWrite ? saveAnomalyLimitsAction : null} />
    </>
  );
}
