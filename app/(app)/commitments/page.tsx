import { Suspense } from "react";
import { CommitmentsPlanner } from "@/components/commitments/commitments-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadCommitmentsPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Commitments" };

export default async function Page() {
  await openPage("/commitments");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <CommitmentsPlanner {...(await loadCommitmentsPlanner())} apply={changeScenarioAction} />;
}
