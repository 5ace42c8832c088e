import { Suspense } from "react";
import { GpuSharingPlanner } from "@/components/gpu-sharing/gpu-sharing-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "GPU sharing" };

export default async function Page() {
  await openPage("/gpu-sharing");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <GpuSharingPlanner frame={await loadPlanner(["gpu-sharing", "utilisation"])} apply={changeScenarioAction} />;
}
