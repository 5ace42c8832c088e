import { Suspense } from "react";
import { AllocationWorkspace } from "@/components/allocation/allocation-workspace";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadAllocation } from "@/lib/query/allocation";
import { openPage } from "@/lib/query/open-page";
import { previewAllocationAction, saveAllocationAction } from "./actions";

export const metadata = { title: "Allocation" };

type Props = { searchParams: Promise<{ month?: string | string[]; version?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  await openPage("/allocation");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Allocation searchParams={searchParams} />
    </Suspense>
  );
}

async function Allocation({ searchParams }: Props) {
  const { month, version } = await searchParams;
  const page = await loadAllocation({
    month: typeof month === "string" ? month : null,
    version: typeof version === "string" ? version : null,
  });
  return (
    <AllocationWorkspace
      key={`${page.currentVersion} ${page.version}`}
      page={page}
      actions={{ preview: previewAllocationAction, save: saveAllocationAction }}
    />
  );
}
