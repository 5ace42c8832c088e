import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { PlanOverview } from "@/components/plan/plan-overview";
import { openPage } from "@/lib/query/open-page";
import { loadPlan } from "@/lib/query/plan";
import { monthAsked, type PlanSearch } from "./search-params";

export const metadata = { title: "Plan against actuals" };

type Props = { searchParams: Promise<PlanSearch> };

export default async function Page(props: Props) {
  await openPage("/plan");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Plan {...props} />
    </Suspense>
  );
}

async function Plan({ searchParams }: Props) {
  return <PlanOverview page={await loadPlan(monthAsked(await searchParams))} />;
}
