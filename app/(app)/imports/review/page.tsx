import { Suspense } from "react";
import { ReviewQueue } from "@/components/imports/review-queue";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadReview } from "@/lib/query/imports";
import { openPage } from "@/lib/query/open-page";
import { reviewLinesAction, reviewReasonAction } from "../actions";

export const metadata = { title: "Review of imported lines" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  await openPage("/imports/review");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Review searchParams={searchParams} />
    </Suspense>
  );
}

async function Review({ searchParams }: Props) {
  const params = await searchParams;
  const [queue, file] = [[params.queue].flat()[0], [params.import].flat()[0]];
  const page = await loadReview({ ...(queue && { queue }), ...(file && { import: file }) });
  return <ReviewQueue page={page} actions={{ lines: reviewLinesAction, reason: reviewReasonAction }} />;
}
