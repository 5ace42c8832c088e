import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { ScenarioList } from "@/components/scenarios/scenario-list";
import { openPage } from "@/lib/query/open-page";
import { loadScenarios } from "@/lib/query/scenarios";
import { archiveScenarioAction, duplicateScenarioAction, restoreScenarioAction } from "./actions";

export const metadata = { title: "Scenarios" };

export default async function Page() {
  await openPage("/scenarios");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Scenarios />
    </Suspense>
  );
}

async function Scenarios() {
  return (
    <ScenarioList
      {...(await loadScenarios())}
      actions={{ archive: archiveScenarioAction, restore: restoreScenarioAction, duplicate: duplicateScenarioAction }}
    />
  );
}
