import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { ScenarioWorkspace } from "@/components/scenarios/scenario-workspace";
import { openPage } from "@/lib/query/open-page";
import { loadScenario } from "@/lib/query/scenarios";
import { addFromScenarioAction } from "../../roadmap/actions";
import {
  archiveScenarioAction,
  createScenarioAction,
  duplicateScenarioAction,
  markAsPlanAction,
  renameScenarioAction,
  restoreScenarioAction,
  restoreVersionAction,
  saveScenarioAction,
  shareScenarioAction,
  unmarkAsPlanAction,
} from "../actions";
import { versionOf } from "../search-params";

export const metadata = { title: "Scenario" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> };

export default async function Page(props: Props) {
  await openPage("/scenarios/[id]");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Scenario {...props} />
    </Suspense>
  );
}

async function Scenario({ params, searchParams }: Props) {
  const [{ id }, { version }] = await Promise.all([params, searchParams]);
  const page = await loadScenario(id, versionOf(version));
  return (
    <ScenarioWorkspace
      key={`${id}.${page.scenario.version}`}
      {...page}
      actions={{
        save: saveScenarioAction,
        create: createScenarioAction,
        share: shareScenarioAction,
        rename: renameScenarioAction,
        duplicate: duplicateScenarioAction,
        markAsPlan: markAsPlanAction,
        unmarkAsPlan: unmarkAsPlanAction,
        archive: archiveScenarioAction,
        restore: restoreScenarioAction,
        restoreVersion: restoreVersionAction,
        addToRoadmap: addFromScenarioAction,
      }}
    />
  );
}
