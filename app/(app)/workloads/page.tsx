import { Suspense } from "react";
import { WorkloadList } from "@/components/workloads/workload-list";
import { WorkloadsSkeleton } from "@/components/workloads/workloads-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadWorkloads } from "@/lib/query/workloads";
import { archiveWorkloadsAction, restoreWorkloadsAction } from "./actions";

export const metadata = { title: "Workloads" };

type Props = { searchParams: Promise<{ f?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  await openPage("/workloads");
  return (
    <Suspense fallback={<WorkloadsSkeleton />}>
      <Workloads searchParams={searchParams} />
    </Suspense>
  );
}

async function Workloads({ searchParams }: Props) {
  const { f } = await searchParams;
  const page = await loadWorkloads(typeof f === "string" ? f : "");
  return <WorkloadList page={page} actions={{ archive: archiveWorkloadsAction, restore: restoreWorkloadsAction }} />;
}
