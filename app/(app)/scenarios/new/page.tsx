import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { NewScenario } from "@/components/scenarios/new-scenario";
import { openPage } from "@/lib/query/open-page";
import { loadNewScenario } from "@/lib/query/scenarios";
import { createByHandAction, createFromTemplateAction, createFromWorkloadsAction } from "./actions";

export const metadata = { title: "New scenario" };

export default async function Page() {
  await openPage("/scenarios/new");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <New />
    </Suspense>
  );
}

async function New() {
  return (
    <NewScenario
      {...(await loadNewScenario())}
      actions={{
        fromWorkloads: createFromWorkloadsAction,
        fromTemplate: createFromTemplateAction,
        byHand: createByHandAction,
      }}
    />
  );
}
