import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { ImportWorkloads } from "@/components/workloads/import-workloads";
import { openPage } from "@/lib/query/open-page";
import { allowWorkloadImport } from "@/lib/query/workloads";
import { checkWorkloadFile, commitWorkloadFile, undoWorkloadFile } from "./actions";

export const metadata = { title: "Import workloads" };

export default async function Page() {
  await openPage("/workloads/import");
  return (
    <>
      <PageHeader
        title="Import workloads"
        breadcrumb={[{ label: "Workloads", href: "/workloads" }, { label: "Import" }]}
      />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Import />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Import() {
  await allowWorkloadImport();
  return <ImportWorkloads actions={{ check: checkWorkloadFile, commit: commitWorkloadFile, undo: undoWorkloadFile }} />;
}
