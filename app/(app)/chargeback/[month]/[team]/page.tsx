import { Suspense } from "react";
import { StatementView } from "@/components/chargeback/statement-view";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadStatement, openStatement } from "@/lib/query/chargeback-statement";
import { openPage } from "@/lib/query/open-page";
import {
  acceptStatementAction,
  commentStatementAction,
  disputeStatementAction,
  resolveDisputeAction,
} from "../../actions";
import { type MonthSearch, monthAddress } from "../../search-params";

export const metadata = { title: "Statement" };

type Props = { params: Promise<{ month: string; team: string }>; searchParams: Promise<MonthSearch> };

export default async function Page(props: Props) {
  await openPage("/chargeback/[month]/[team]");
  await openStatement((await props.params).team);
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Statement {...props} />
    </Suspense>
  );
}

async function Statement({ params, searchParams }: Props) {
  const [{ month, team }, search] = await Promise.all([params, searchParams]);
  const page = await loadStatement({ team, ...monthAddress(month, search) });
  return (
    <StatementView
      key={`${month} ${team}`}
      page={page}
      actions={{
        accept: acceptStatementAction,
        dispute: disputeStatementAction,
        resolve: resolveDisputeAction,
        comment: commentStatementAction,
      }}
    />
  );
}
