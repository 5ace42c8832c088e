import { Suspense } from "react";
import { CompressionPlanner } from "@/components/compression/compression-planner";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadPlanner } from "@/lib/query/planners";
import { changeScenarioAction } from "../scenarios/actions";

export const metadata = { title: "Compression" };

export default async function Page() {
  await openPage("/compression");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  const frame = await loadPlanner(["compression", "model-memory"]);
  return <CompressionPlanner frame={frame} apply={changeScenarioAction} />;
}
