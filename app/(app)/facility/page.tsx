import { Suspense } from "react";
import { FacilityPlanner } from "@/components/facility/facility-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadFacilityPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Facility" };

export default async function Page() {
  await openPage("/facility");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <FacilityPlanner {...(await loadFacilityPlanner())} apply={changeScenarioAction} />;
}
