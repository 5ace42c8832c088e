"use client";

import { cx } from "class-variance-authority";
import { Download } from "lucide-react";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { controlStyle } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import { type BudgetsPage, budgetSum, budgetsCsv, cellKey } from "@/lib/chart/budgets";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import { type BudgetFileCheck, budgetText } from "@/lib/schema/budget";
import { BudgetImport } from "./budget-import";

export type BudgetActions = {
  save: (input: unknown) => Promise<FormState<{ changed: number }>>;
  check: (input: unknown) => Promise<FormState<BudgetFileCheck>>;
};

export type BudgetTableProps = { page: BudgetsPage; actions: BudgetActions | null };

/** Budgets of a year, a cell for each team and month. Nothing is written before Save. */
export function BudgetTable({ page, actions }: BudgetTableProps) {
  const { year, months, teams, currency } = page;
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
            "A month under way is held against its budget by the days that are over. An empty cell is no budget."}
        </p>
        <Card flush>
          {/* biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not */}
          <div
            role="region"
            aria-label={`Budgets ${year}, ${currency}`}
            data-scroll-region
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-[75vh] scroll-py-12 overflow-auto rounded-[inherit] -outline-offset-2"
          >
            <table className="w-full border-separate border-spacing-0 text-table">
              <caption className="sr-only">
                Budgets {year} by team and month, {currency}
              </caption>
              <thead>
                <tr>
                  <th scope="col" className={cx(head, "left-0 z-[3] pl-4 text-left")}>
                    Team
                  </th>
                  {months.map((month) => (
                    <th key={month} scope="col" className={cx(head, "z-[2] text-right")}>
                      {formatMonth(month, "short").slice(0, 3)} {currency}
                    </th>
                  ))}
                  <th scope="col" className={cx(head, "z-[2] pr-4 text-right")}>
                    Year {currency}
                  </th>
                </tr>
              </thead>
              <tbody>
                {teams.map((team) => (
                  <tr key={team.id}>
                    <th
                      scope="row"
                      className="sticky left-0 z-[1] border-b border-hairline bg-card py-1 pr-2 text-left font-normal"
                      style={{ paddingLeft: `${16 + team.depth * 16}px` }}
                    >
                      {team.name}
                    </th>
                    {months.map((month) => {
                      const key = cellKey(team.id, month);
                      return (
                        <td key={month} className="border-b border-hairline px-1 py-1 text-right">
                          <BudgetCell
                            label={`${team.name}, ${formatMonth(month)}`}
                            value={typed[key] ?? page.amounts[key] ?? ""}
                            mayWrite={actions !== null}
                            onChange={(text) => setTyped({ ...typed, [key]: text })}
                          />
                        </td>
                      );
                    })}
                    <td className="border-b border-hairline py-1 pr-4 pl-2 text-right whitespace-nowrap">
                      {formatAmount(
                        budgetSum(
                          amounts,
                          months.map((month) => cellKey(team.id, month)),
                        ),
                        currency,
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" className={cx(foot, "left-0 z-[3] pl-4 text-left")}>
                    Total
                  </th>
                  {months.map((month) => (
                    <td key={month} className={cx(foot, "z-[2] px-2 text-right")}>
                      {formatAmount(
                        budgetSum(
                          amounts,
                          teams.map(({ id }) => cellKey(id, month)),
                        ),
                        currency,
                      )}
                    </td>
                  ))}
                  <td className={cx(foot, "z-[2] pr-4 pl-2 text-right")}>
                    {formatAmount(
                      budgetSum(
                        amounts,
                        teams.flatMap(({ id }) => months.map((month) => cellKey(id, month))),
                      ),
                      currency,
                    )}
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
        </Card>
      </PageContent>
    </>
  );
}

const head =
  "sticky top-0 h-9 border-b border-border bg-card px-2 text-caption font-medium whitespace-nowrap text-muted";
const foot = "sticky bottom-0 h-10 border-t border-border bg-card font-semibold whitespace-nowrap";

type CellProps = { label: string; value: string; mayWrite: boolean; onChange: (text: string) => void };

function BudgetCell({ label, value, mayWrite, onChange }: CellProps) {
  if (!mayWrite) return <span>{value === "" ? "—" : value}</span>;
  const isBroken = !budgetText.safeParse(value).success;
  return (
    <input
      aria-label={label}
      aria-invalid={isBroken || undefined}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx(controlStyle, "h-7 min-w-20 text-right")}
    />
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
