"use client";

import { cx } from "class-variance-authority";
import { Download } from "lucide-react";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import { type BudgetsPage, budgetsCsv } from "@/lib/chart/budgets";
import { formatCount } from "@/lib/format/quantity";
import { type BudgetFileCheck, budgetText } from "@/lib/schema/budget";
import { BudgetGrid } from "./budget-grid";
import { BudgetImport } from "./budget-import";
import { BudgetMonth } from "./budget-month";

export type BudgetActions = {
  save: (input: unknown) => Promise<FormState<{ changed: number }>>;
  check: (input: unknown) => Promise<FormState<BudgetFileCheck>>;
};

export type BudgetTableProps = { page: BudgetsPage; actions: BudgetActions | null };

/** Budgets of a year, a cell for each team and month. Nothing is written before Save. */
export function BudgetTable({ page, actions }: BudgetTableProps) {
  const { year, currency } = page;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { pending, failure, run } = useAction();
  const notify = useToast();
  const broken = Object.entries(typed).filter(([, text]) => !budgetText.safeParse(text).success);
  const changed = Object.entries(typed).filter(([key, text]) => text.trim() !== (page.amounts[key] ?? ""));
  const amounts = { ...page.amounts, ...validTexts(typed) };
  const [firstBroken] = broken;
  const firstProblem = firstBroken ? budgetText.safeParse(firstBroken[1]).error?.issues[0]?.message : undefined;

  function save() {
    if (!actions || broken.length > 0 || changed.length === 0) return;
    const changes = changed.map(([key, amount]) => {
      const [teamId = "", month = ""] = key.split(" ");
      return { teamId, month, amount };
    });
    run(
      () => actions.save({ changes, source: "table" }),
      (_, message) => {
        setTyped({});
        notify({ title: message });
      },
    );
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\uFEFF", budgetsCsv(page)], { type: "text/csv;charset=utf-8" }));
    link.download = `budgets-${year}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <>
      <PageHeader
        title={`Budgets ${year}`}
        breadcrumb={[{ label: "Chargeback", href: "/chargeback" }, { label: "Budgets" }]}
        meta={currency}
        actions={
          <>
            <ButtonLink href={`/chargeback/budgets?year=${Number(year) - 1}`}>{Number(year) - 1}</ButtonLink>
            <ButtonLink href={`/chargeback/budgets?year=${Number(year) + 1}`}>{Number(year) + 1}</ButtonLink>
            <Button onClick={download}>
              <Download size={16} aria-hidden />
              Export CSV
            </Button>
            {actions ? <BudgetImport actions={actions} currency={currency} /> : null}
            {actions ? (
              <Button
                variant="primary"
                aria-disabled={pending || broken.length > 0 || changed.length === 0 || undefined}
                onClick={save}
              >
                {pending ? "Saving" : changed.length > 0 ? `Save ${formatCount(changed.length, "change")}` : "Save"}
              </Button>
            ) : null}
          </>
        }
      />
      <PageContent>
        <p role="status" className={cx("text-table", failure || firstProblem ? "font-medium text-over" : "text-muted")}>
          {failure ??
            firstProblem ??
            "A unit's budget stands beside what its teams have together; neither has to follow the other. An empty cell is no budget."}
        </p>
        <BudgetGrid
          page={page}
          amounts={amounts}
          textOf={(key) => typed[key] ?? page.amounts[key] ?? ""}
          onChange={actions ? (key, text) => setTyped({ ...typed, [key]: text }) : null}
        />
        {page.current ? <BudgetMonth current={page.current} currency={currency} /> : null}
      </PageContent>
    </>
  );
}

/** What was typed and is an amount; sums leave out the rest. */
function validTexts(typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, text]) => {
      const parsed = budgetText.safeParse(text);
      return parsed.success && parsed.data !== null ? [[key, parsed.data]] : [];
    }),
  );
}
