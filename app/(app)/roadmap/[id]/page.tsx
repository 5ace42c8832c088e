import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { InitiativeDetail } from "@/components/roadmap/initiative-detail";
import { openPage } from "@/lib/query/open-page";
import { loadInitiative } from "@/lib/query/roadmap";
import {
  archiveInitiativeAction,
  moveInitiativeAction,
  restoreInitiativeAction,
  setInitiativeStatusAction,
  updateInitiativeAction,
} from "../actions";

export const metadata = { title: "Initiative" };

type Props = { params: Promise<{ id: string }> };

export default async function Page(props: Props) {
  await openPage("/roadmap/[id]");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Initiative {...props} />
    </Suspense>
  );
}

async function Initiative({ params }: Props) {
  const { id } = await params;
  return (
    <InitiativeDetail
      page={await loadInitiative(id)}
      actions={{
        update: updateInitiativeAction,
        setStatus: setInitiativeStatusAction,
        move: moveInitiativeAction,
        archive: archiveInitiativeAction,
        restore: restoreInitiativeAction,
      }}
    />
  );
}
