import { Suspense } from "react";
import { ConsumptionPlanner } from "@/components/consumption/consumption-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadConsumptionPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Consumption pricing" };

export default async function Page() {
  await openPage("/consumption");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <ConsumptionPlanner {...(await loadConsumptionPlanner())} apply={changeScenarioAction} />;
}
