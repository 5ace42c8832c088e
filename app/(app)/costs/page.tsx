import { Suspense } from "react";
import { CostExplorer } from "@/components/costs/cost-explorer";
import { CostsSkeleton } from "@/components/costs/costs-skeleton";
import { loadCosts } from "@/lib/query/costs";
import { openPage } from "@/lib/query/open-page";
import { createViewAction, removeViewAction } from "./actions";
import { costParamsOf, type SearchParams } from "./search-params";

export const metadata = { title: "Cost explorer" };

type Props = { searchParams: SearchParams };

export default async function Page({ searchParams }: Props) {
  await openPage("/costs");
  return (
    <Suspense fallback={<CostsSkeleton title="Cost explorer" />}>
      <Costs searchParams={searchParams} />
    </Suspense>
  );
}

async function Costs({ searchParams }: Props) {
  const page = await loadCosts(await costParamsOf(searchParams));
  return <CostExplorer page={page} actions={{ create: createViewAction, remove: removeViewAction }} />;
}
