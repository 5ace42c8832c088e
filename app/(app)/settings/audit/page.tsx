import { Suspense } from "react";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainMark } from "@/components/audit/chain-mark";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { loadAudit } from "@/lib/query/audit";
import { openPage } from "@/lib/query/open-page";

export const metadata = { title: "Audit log" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  await openPage("/settings/audit");
  return (
    <>
      <PageHeader title="Audit log" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Audit log" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-[36rem]" />}>
          <Audit searchParams={searchParams} />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Audit({ searchParams }: { searchParams: Search }) {
  const { chain, filters, entity, actor, ...model } = await loadAudit(await searchParams);
  return (
    <>
      <ChainMark chain={chain} />
      <AuditFilters filters={filters} entity={entity} actor={actor} />
      <AuditTable {...model} entity={entity} actor={actor} />
    </>
  );
}
