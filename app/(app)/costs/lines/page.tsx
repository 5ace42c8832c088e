import { Suspense } from "react";
import { CostLinesView } from "@/components/costs/cost-lines-view";
import { CostsSkeleton } from "@/components/costs/costs-skeleton";
import { loadCostLines } from "@/lib/query/cost-lines";
import { openPage } from "@/lib/query/open-page";
import { costParamsOf, type SearchParams } from "../search-params";

export const metadata = { title: "Cost lines" };

type Props = { searchParams: SearchParams };

export default async function Page({ searchParams }: Props) {
  await openPage("/costs/lines");
  return (
    <Suspense fallback={<CostsSkeleton title="Cost lines" />}>
      <Lines searchParams={searchParams} />
    </Suspense>
  );
}

async function Lines({ searchParams }: Props) {
  const { sort } = await searchParams;
  const page = await loadCostLines(await costParamsOf(searchParams), [sort].flat()[0]);
  return <CostLinesView page={page} />;
}
