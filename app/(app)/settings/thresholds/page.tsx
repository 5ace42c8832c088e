import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ThresholdForm } from "@/components/thresholds/threshold-form";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadThresholds } from "@/lib/query/thresholds";
import { saveThresholdsAction } from "./actions";

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
  const { saved, mayWrite, workloads } = await loadThresholds();
  return <ThresholdForm saved={saved} workloads={workloads} action={mayWrite ? saveThresholdsAction : null} />;
}
