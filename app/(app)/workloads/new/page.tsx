import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { WorkloadForm } from "@/components/workloads/workload-form";
import { openPage } from "@/lib/query/open-page";
import { loadWorkloadForm } from "@/lib/query/workloads";
import { createWorkloadAction } from "../actions";

export const metadata = { title: "New workload" };

export default async function Page() {
  await openPage("/workloads/new");
  return (
    <>
      <PageHeader title="New workload" breadcrumb={[{ label: "Workloads", href: "/workloads" }, { label: "New" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-[48rem]" />}>
          <NewWorkload />
        </Suspense>
      </PageContent>
    </>
  );
}

async function NewWorkload() {
  return <WorkloadForm page={await loadWorkloadForm()} save={createWorkloadAction} />;
}
