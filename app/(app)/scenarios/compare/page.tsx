import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { ScenarioCompare } from "@/components/scenarios/scenario-compare";
import { openPage } from "@/lib/query/open-page";
import { loadComparison } from "@/lib/query/scenarios";
import { comparedIds } from "../search-params";

export const metadata = { title: "Compare scenarios" };

type Props = { searchParams: Promise<{ s?: string | string[] }> };

export default async function Page(props: Props) {
  await openPage("/scenarios/compare");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Compare {...props} />
    </Suspense>
  );
}

async function Compare({ searchParams }: Props) {
  const { s } = await searchParams;
  return <ScenarioCompare {...(await loadComparison(comparedIds(s)))} />;
}
