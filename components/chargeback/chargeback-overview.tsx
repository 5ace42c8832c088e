"use client";

import { TeamBarsChart } from "@/components/charts/team-bars-chart";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ChargebackPage } from "@/lib/chart/chargeback";
import { basisWords } from "@/lib/chart/cost-text";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import { CloseChecksCard } from "./close-checks";
import { ExportMenu } from "./export-menu";
import { FindingSentence } from "./finding-sentence";
import { MonthControls } from "./month-controls";
import { MonthStatus } from "./month-status";
import { PeriodActions, type PeriodFormActions } from "./period-actions";
import { ReconciliationStrip } from "./reconciliation-strip";
import { PeriodBadge } from "./state-badge";
import { StatementsTable } from "./statements-table";
import { useMonthAddress } from "./use-month-address";

export type ChargebackOverviewProps = { page: ChargebackPage; actions: PeriodFormActions };

export function ChargebackOverview({ page, actions }: ChargebackOverviewProps) {
  const address = useMonthAddress(page, "");
  const { period, currency } = page;
  const units = page.rows.filter(({ kind }) => kind === "unit").length;
  const teams = page.rows.filter(({ kind }) => kind === "team").length;
  return (
    <>
      {address.pending ? <ProgressLine /> : null}
      <PageHeader
        title={formatMonth(period.month)}
        breadcrumb={[{ label: "Chargeback" }, { label: "All teams" }]}
        badge={<PeriodBadge period={period} />}
        actions={
          <>
            <ExportMenu head={page} team={null} seesAll={page.reconciliation !== null} />
            <ButtonLink href="/chargeback/budgets">Budgets</ButtonLink>
            <PeriodActions page={page} actions={actions} />
          </>
        }
      />
      <MonthControls head={page} address={address} />
      <PageContent>
        <div
          aria-busy={address.pending || undefined}
          className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4"
        >
          <FindingSentence parts={page.finding} note={page.note} />
          {page.reconciliation ? <ReconciliationStrip figures={page.reconciliation} currency={currency} /> : null}
          <div className={page.checks ? "grid min-w-0 gap-3 md:gap-4 xl:grid-cols-[minmax(0,1fr)_340px]" : "min-w-0"}>
            <TeamBarsChart
              model={page.bars}
              onChoose={address.go}
              notes={[`Cost: ${basisWords[page.basis]}, ${currency}`, `Month: ${period.month}, ${page.timeZone}`]}
            />
            {page.checks ? <CloseChecksCard checks={page.checks} /> : null}
          </div>
          <Card
            flush
            title="Statements"
            note={`${formatCount(teams, "team")}${units > 0 ? ` in ${formatCount(units, "business unit")}` : ""}`}
          >
            <StatementsTable page={page} mayAssign={page.may.budgets} />
            {page.kept.length > 0 ? (
              <ul className="border-t border-hairline px-4 py-2.5 text-caption text-muted">
                {page.kept.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            ) : null}
          </Card>
        </div>
      </PageContent>
      <MonthStatus head={page} reconciliation={page.reconciliation} />
    </>
  );
}
