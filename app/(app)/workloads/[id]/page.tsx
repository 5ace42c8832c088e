import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { WorkloadDetail } from "@/components/workloads/workload-detail";
import { openPage } from "@/lib/query/open-page";
import { loadWorkload } from "@/lib/query/workloads";
import { archiveWorkloadsAction, restoreWorkloadsAction } from "../actions";

export const metadata = { title: "Workload" };

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  await openPage("/workloads/[id]");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Workload params={params} />
    </Suspense>
  );
}

async function Workload({ params }: Props) {
  const page = await loadWorkload((await params).id);
  return <WorkloadDetail page={page} actions={{ archive: archiveWorkloadsAction, restore: restoreWorkloadsAction }} />;
}
