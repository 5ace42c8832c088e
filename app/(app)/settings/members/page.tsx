import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { MemberTable } from "@/components/members/member-table";
import { Skeleton } from "@/components/ui/skeleton";
import { loadMembers } from "@/lib/query/members";
import { openPage } from "@/lib/query/open-page";
import {
  createMemberAction,
  endMemberSessionsAction,
  resetMemberPasswordAction,
  setMemberDisabledAction,
  updateMemberAction,
} from "./actions";

export const metadata = { title: "Members" };

const actions = {
  create: createMemberAction,
  update: updateMemberAction,
  resetPassword: resetMemberPasswordAction,
  setDisabled: setMemberDisabledAction,
  endSessions: endMemberSessionsAction,
};

export default async function Page() {
  await openPage("/settings/members");
  return (
    <>
      <PageHeader title="Members" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Members" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Members />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Members() {
  const { mayWrite, ...model } = await loadMembers();
  return <MemberTable {...model} actions={mayWrite ? actions : null} />;
}
