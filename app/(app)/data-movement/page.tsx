import { Suspense } from "react";
import { MovementPlanner } from "@/components/data-movement/movement-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Data movement" };

export default async function Page() {
  await openPage("/data-movement");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  const frame = await loadPlanner(["data-movement", "egress"]);
  return <MovementPlanner frame={frame} apply={changeScenarioAction} />;
}
