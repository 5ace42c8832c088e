"use client";

import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { StatusLine } from "@/components/layout/status-line";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { Button, ButtonLink } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import type { PlanPage } from "@/lib/chart/plan-page";
import { formatDay, formatMonth } from "@/lib/format/date";
import { PlanComparison } from "./plan-comparison";
import { PlanEmpty } from "./plan-empty";
import { PlanPanel } from "./plan-panel";
import { usePlanMonth } from "./use-plan-month";

export const planGroups = ["team", "workload"] as const;

/** A month's plan against what it cost: the answer, what it is made of, and the rows behind it. */
export function PlanOverview({ page }: { page: PlanPage }) {
  const { view, months, month, currency, timeZone } = page;
  const address = usePlanMonth(page);
  const [{ by, row }, setUrl] = useQueryStates({
    by: parseAsStringLiteral(planGroups).withDefault("team"),
    row: parseAsString,
  });
  const chosen = view?.rows.find(({ id }) => id === row);
  const basis = chosen && view?.basis[chosen.id];
  const panel =
    chosen && basis ? (
      <PlanPanel
        row={chosen}
        basis={basis}
        currency={currency}
        onClose={() => void setUrl({ row: null }, { history: "push" })}
      />
    ) : null;
  return (
    <WithSidePanel panel={panel}>
      {address.pending ? <ProgressLine /> : null}
      <PageHeader
        title="Plan against actuals"
        meta={view ? `${view.plan.scenarioName}, version ${view.plan.version}, ${view.plan.split}` : undefined}
        actions={
          view ? (
            <>
              <Menu
                trigger={
                  <Button aria-label="Export files">
                    <Download size={16} aria-hidden />
                    Export
                  </Button>
                }
                items={[
                  { kind: "download", label: "Table, XLSX", href: `/plan/plan.xlsx?month=${month}` },
                  { kind: "download", label: "Table, CSV", href: `/plan/plan.csv?month=${month}` },
                ]}
              />
              {page.mayOpenScenario ? (
                <ButtonLink href={`/scenarios/${view.plan.scenarioId}?version=${view.plan.version}`}>
                  Open the plan
                </ButtonLink>
              ) : null}
            </>
          ) : null
        }
      />
      <ControlBar context={`Effective cost · ${currency} · ${timeZone}`}>
        <div className="flex items-center gap-1">
          <Step label="Month before" month={address.before} go={address.go}>
            <ChevronLeft size={16} aria-hidden />
          </Step>
          <Select
            label="Month"
            options={months.map((each) => ({
              value: each.month,
              label: formatMonth(each.month, "short"),
              ...(each.hint && { hint: each.hint }),
            }))}
            value={month}
            onValueChange={address.go}
          />
          <Step label="Month after" month={address.after} go={address.go}>
            <ChevronRight size={16} aria-hidden />
          </Step>
        </div>
      </ControlBar>
      <PageContent>
        {view ? (
          <PlanComparison view={view} by={by} row={row} pending={address.pending} />
        ) : (
          <PlanEmpty month={month} reason={page.empty} mayOpenScenario={page.mayOpenScenario} go={address.go} />
        )}
      </PageContent>
      {view ? (
        <StatusLine>
          <span>
            Plan approved {formatDay(view.plan.approvedAt.slice(0, 10))} by {view.plan.approvedBy}, in force from{" "}
            {formatMonth(view.plan.from)}
          </span>
          <span>Plan + parts = actual, to the last digit shown</span>
          <span>One month is 730 hours in the plan, real hours in bills</span>
        </StatusLine>
      ) : null}
    </WithSidePanel>
  );
}

type StepProps = { label: string; month: string | null; go: (month: string) => void; children: React.ReactNode };

function Step({ label, month, go, children }: StepProps) {
  return (
    <Button variant="quiet" icon aria-label={label} disabled={month === null} onClick={() => month && go(month)}>
      {children}
    </Button>
  );
}
