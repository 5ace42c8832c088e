import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { TeamTable } from "@/components/teams/team-table";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadTeams } from "@/lib/query/teams";
import { createTeamAction, removeTeamAction, updateTeamAction } from "./actions";

export const metadata = { title: "Teams" };

const actions = { create: createTeamAction, update: updateTeamAction, remove: removeTeamAction };

export default async function Page() {
  await openPage("/settings/teams");
  return (
    <>
      <PageHeader title="Teams" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Teams" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Teams />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Teams() {
  const { teams, mayWrite } = await loadTeams();
  return <TeamTable teams={teams} actions={mayWrite ? actions : null} />;
}
