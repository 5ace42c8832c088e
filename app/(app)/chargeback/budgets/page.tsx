import { Suspense } from "react";
import { BudgetTable } from "@/components/chargeback/budget-table";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadBudgets } from "@/lib/query/budgets";
import { openPage } from "@/lib/query/open-page";
import { checkBudgetFileAction, saveBudgetsAction } from "./actions";

export const metadata = { title: "Budgets" };

type Props = { searchParams: Promise<{ year?: string | string[] }> };

export default async function Page(props: Props) {
  await openPage("/chargeback/budgets");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Budgets {...props} />
    </Suspense>
  );
}

async function Budgets({ searchParams }: Props) {
  const { year } = await searchParams;
  const page = await loadBudgets(typeof year === "string" ? year : undefined);
  const actions = { save: saveBudgetsAction, check: checkBudgetFileAction };
  return <BudgetTable key={page.year} page={page} actions={page.mayWrite ? actions : null} />;
}
