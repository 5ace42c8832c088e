"use client";

import { useState } from "react";
import { WaterfallChart } from "@/components/charts/waterfall-chart";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { Card } from "@/components/ui/card";
import { basisWords } from "@/lib/chart/cost-text";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatMonth } from "@/lib/format/date";
import { BelowTable } from "./below-table";
import { CommentThread } from "./comment-thread";
import { ExplainPanel, explainedBy } from "./explain-panel";
import { ExportMenu } from "./export-menu";
import { FindingSentence } from "./finding-sentence";
import { MonthControls } from "./month-controls";
import { MonthStatus } from "./month-status";
import { PeriodBadge } from "./state-badge";
import { StatementHead } from "./statement-head";
import { StatementLines } from "./statement-lines";
import { GpuCard, StatementComparison } from "./statement-side";
import { useMonthAddress } from "./use-month-address";
import { type VerdictActions, VerdictCard } from "./verdict-card";

export type StatementViewProps = { page: StatementPage; actions: VerdictActions };

export function StatementView({ page, actions }: StatementViewProps) {
  const { team, period, currency } = page;
  const address = useMonthAddress(page, `/${team.slug}`);
  const [selected, setSelected] = useState<string | null>(null);
  const explained = explainedBy(page.groups, selected, page);
  return (
    <WithSidePanel
      panel={
        explained ? (
          <ExplainPanel
            key={selected}
            explained={explained}
            currency={currency}
            mayOpenRules={page.reconciliation !== null}
            onClose={() => setSelected(null)}
          />
        ) : null
      }
    >
      {address.pending ? <ProgressLine /> : null}
      <PageHeader
        title={`${team.name}, ${formatMonth(period.month)}`}
        breadcrumb={[
          { label: "Chargeback", href: "/chargeback" },
          { label: formatMonth(period.month), href: address.hrefOf({}).replace(`/${team.slug}`, "") },
          ...(page.unit ? [{ label: page.unit.name, href: page.unit.href }] : []),
        ]}
        badge={<PeriodBadge period={period} />}
        actions={<ExportMenu head={page} team={team.slug} seesAll={page.reconciliation !== null} />}
      />
      <MonthControls head={page} address={address} />
      <PageContent>
        <div
          aria-busy={address.pending || undefined}
          className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4"
        >
          <FindingSentence parts={page.finding} />
          <StatementHead page={page} />
          <div className="grid min-w-0 gap-3 md:gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
            <div className="flex min-w-0 flex-col gap-3 md:gap-4">
              <WaterfallChart
                name="statement"
                model={page.waterfall}
                notes={[`Cost: ${basisWords[page.basis]}, ${currency}`, `Month: ${period.month}, ${page.timeZone}`]}
              />
              {page.below.length > 0 ? <BelowTable page={page} /> : null}
              <Card flush title="Lines" note="Select an underlined amount to see how it was worked out.">
                <StatementLines page={page} selected={selected} onSelect={setSelected} />
              </Card>
            </div>
            <div className="flex min-w-0 flex-col gap-3 md:gap-4">
              <VerdictCard page={page} actions={actions} />
              <StatementComparison page={page} />
              <GpuCard page={page} />
              <CommentThread page={page} action={actions.comment} />
            </div>
          </div>
        </div>
      </PageContent>
      <MonthStatus head={page} reconciliation={page.reconciliation} />
    </WithSidePanel>
  );
}
