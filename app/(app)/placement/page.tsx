import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { PlacementPlanner } from "@/components/placement/placement-planner";
import { openPage } from "@/lib/query/open-page";
import { loadPlacementPlanner } from "@/lib/query/planners";
import { addInitiativesAction } from "../roadmap/actions";
import { createPlacementScenarioAction } from "./actions";

export const metadata = { title: "Placement" };

export default async function Page() {
  await openPage("/placement");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return (
    <PlacementPlanner
      {...(await loadPlacementPlanner())}
      makeScenario={createPlacementScenarioAction}
      addMoves={addInitiativesAction}
    />
  );
}
