import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { WorkloadForm } from "@/components/workloads/workload-form";
import { openPage } from "@/lib/query/open-page";
import { loadWorkloadForm } from "@/lib/query/workloads";
import { updateWorkloadAction } from "../../actions";

export const metadata = { title: "Edit workload" };

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  await openPage("/workloads/[id]/edit");
  return (
    <Suspense
      fallback={
        <>
          <PageHeader title="Edit workload" breadcrumb={[{ label: "Workloads", href: "/workloads" }]} />
          <PageContent>
            <Skeleton className="h-[48rem]" />
          </PageContent>
        </>
      }
    >
      <EditWorkload params={params} />
    </Suspense>
  );
}

async function EditWorkload({ params }: Props) {
  const { id } = await params;
  const page = await loadWorkloadForm(id);
  const name = page.workload?.name ?? "";
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumb={[
          { label: "Workloads", href: "/workloads" },
          { label: name, href: `/workloads/${id}` },
          { label: "Edit" },
        ]}
      />
      <PageContent>
        <WorkloadForm page={page} save={updateWorkloadAction} />
      </PageContent>
    </>
  );
}
