import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { InitiativeForm } from "@/components/roadmap/initiative-form";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadInitiativeChoices } from "@/lib/query/roadmap";
import { createInitiativeAction } from "../actions";

export const metadata = { title: "New initiative" };

export default async function Page() {
  await openPage("/roadmap/new");
  return (
    <>
      <PageHeader title="New initiative" breadcrumb={[{ label: "Roadmap", href: "/roadmap" }, { label: "New" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-[48rem]" />}>
          <NewInitiative />
        </Suspense>
      </PageContent>
    </>
  );
}

async function NewInitiative() {
  return (
    <InitiativeForm
      choices={await loadInitiativeChoices()}
      submit={{ label: "Add to roadmap", create: createInitiativeAction }}
    />
  );
}
