import { Suspense } from "react";
import { EdgePlanner } from "@/components/edge/edge-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadEdgePlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Edge" };

export default async function Page() {
  await openPage("/edge");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <EdgePlanner {...(await loadEdgePlanner())} apply={changeScenarioAction} />;
}
