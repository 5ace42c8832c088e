import { Suspense } from "react";
import { ChargebackOverview } from "@/components/chargeback/chargeback-overview";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadChargeback } from "@/lib/query/chargeback";
import { openPage } from "@/lib/query/open-page";
import { closeMonthAction, reopenMonthAction, startReviewAction } from "../actions";
import { type MonthSearch, monthAddress } from "../search-params";

export const metadata = { title: "Chargeback" };

type Props = { params: Promise<{ month: string }>; searchParams: Promise<MonthSearch> };

export default async function Page(props: Props) {
  await openPage("/chargeback/[month]");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Month {...props} />
    </Suspense>
  );
}

async function Month({ params, searchParams }: Props) {
  const [{ month }, search] = await Promise.all([params, searchParams]);
  const page = await loadChargeback(monthAddress(month, search));
  return (
    <ChargebackOverview
      page={page}
      actions={{ review: startReviewAction, close: closeMonthAction, reopen: reopenMonthAction }}
    />
  );
}
