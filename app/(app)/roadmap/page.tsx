import { Suspense } from "react";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { RoadmapOverview } from "@/components/roadmap/roadmap-overview";
import { openPage } from "@/lib/query/open-page";
import { loadRoadmap } from "@/lib/query/roadmap";
import { roadmapAddress } from "@/lib/schema/roadmap-address";
import { restoreInitiativeAction } from "./actions";

export const metadata = { title: "Roadmap" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page(props: Props) {
  await openPage("/roadmap");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Roadmap {...props} />
    </Suspense>
  );
}

async function Roadmap({ searchParams }: Props) {
  const page = await loadRoadmap(roadmapAddress(await searchParams));
  return <RoadmapOverview page={page} restore={restoreInitiativeAction} />;
}
