import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { ReadinessPlanner } from "@/components/readiness/readiness-planner";
import { openPage } from "@/lib/query/open-page";
import { loadReadinessPlanner } from "@/lib/query/readiness";

export const metadata = { title: "Readiness" };

export default async function Page() {
  await openPage("/readiness");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Planner />
    </Suspense>
  );
}

async function Planner() {
  return <ReadinessPlanner {...(await loadReadinessPlanner())} />;
}
