"use client";

import { Archive, Columns2, Copy, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toast";
import { UrlDataTable } from "@/components/ui/url-data-table";
import type { ScenarioListRow } from "@/lib/chart/scenario-headline";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMonths } from "@/lib/format/quantity";
import type { ScenarioActions } from "./scenario-actions";
import { scenarioColumns } from "./scenario-columns";

export type ScenarioListProps = {
  currency: string;
  timeZone: string;
  mayWrite: boolean;
  rows: readonly ScenarioListRow[];
  archived: readonly ScenarioListRow[];
  actions: Pick<ScenarioActions, "archive" | "restore" | "duplicate">;
};

const mostCompared = 4;

export function ScenarioList({ currency, timeZone, mayWrite, rows, archived, actions }: ScenarioListProps) {
  const router = useRouter();
  const notify = useToast();
  const action = useAction();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = rows.map((row) => row.id).filter((id) => chosen.has(id));
  const [only] = ids;
  const compareHref = `/scenarios/compare?s=${ids.join(",")}`;

  function archive() {
    const names = rows.filter((row) => chosen.has(row.id)).map((row) => row.name);
    action.run(
      async () => {
        let last = await actions.archive({ id: ids[0] ?? "" });
        for (const id of ids.slice(1)) {
          if (last.status !== "done") break;
          last = await actions.archive({ id });
        }
        return last;
      },
      () => {
        setChosen(new Set());
        const [first = ""] = names;
        notify({
          title: names.length === 1 ? `${first} archived` : `${names.length} scenarios archived`,
          onUndo: () => restore(ids),
        });
      },
    );
  }

  async function restore(archivedIds: readonly string[]) {
    for (const id of archivedIds) await actions.restore({ id });
  }

  return (
    <>
      <PageHeader
        title="Scenarios"
        meta={formatCount(rows.length, "scenario")}
        actions={
          mayWrite ? (
            <ButtonLink href="/scenarios/new" variant="primary">
              <Plus size={16} aria-hidden />
              New scenario
            </ButtonLink>
          ) : null
        }
      />
      <PageContent>
        {action.failure ? <ErrorPanel title="That did not work">{action.failure}</ErrorPanel> : null}
        {rows.length === 0 ? (
          <EmptyState
            title="No scenario yet"
            actions={
              mayWrite ? (
                <>
                  <ButtonLink href="/scenarios/new" variant="primary">
                    Start from workloads
                  </ButtonLink>
                  <ButtonLink href="/scenarios/new?from=template">Start from a template</ButtonLink>
                </>
              ) : null
            }
          >
            A scenario shows what 70/30, 50/50 and 30/70 between owned servers and the cloud would cost, and when each
            pays back.
          </EmptyState>
        ) : (
          <>
            <Sentence note="Each scenario with its cheapest placement against all cloud over its own horizon. Cash, undiscounted.">
              <Finding rows={rows} currency={currency} />
            </Sentence>
            <UrlDataTable
              caption="Scenarios"
              noun="scenario"
              columns={scenarioColumns(currency, timeZone)}
              rows={rows}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
              rowHref={(row) => `/scenarios/${row.id}`}
              selection={{ ids: chosen, onChange: setChosen }}
              regionClass="relative max-h-[70vh]"
              tools={
                ids.length > 0 ? (
                  <>
                    <ButtonLink
                      href={compareHref}
                      aria-disabled={ids.length < 2 || ids.length > mostCompared || undefined}
                      onClick={(event) => {
                        if (ids.length < 2 || ids.length > mostCompared) event.preventDefault();
                      }}
                    >
                      <Columns2 size={16} aria-hidden />
                      {ids.length > mostCompared ? `Compare at most ${mostCompared}` : `Compare ${ids.length}`}
                    </ButtonLink>
                    {mayWrite && only && ids.length === 1 ? (
                      <Button
                        onClick={() =>
                          action.run(
                            () => actions.duplicate({ id: only }),
                            ({ id }, message) => {
                              notify({ title: message });
                              router.push(`/scenarios/${id}`);
                            },
                          )
                        }
                      >
                        <Copy size={16} aria-hidden />
                        Duplicate
                      </Button>
                    ) : null}
                    {mayWrite ? (
                      <Button disabled={action.pending} onClick={archive}>
                        <Archive size={16} aria-hidden />
                        Archive
                      </Button>
                    ) : null}
                  </>
                ) : null
              }
            />
          </>
        )}
        {mayWrite && archived.length > 0 ? (
          <Archived
            rows={archived}
            onRestore={(id) =>
              action.run(
                () => actions.restore({ id }),
                (_, message) => notify({ title: message }),
              )
            }
          />
        ) : null}
      </PageContent>
      <StatusLine>
        <span>
          {currency} · results recalculated from each scenario's own saved inputs, so they do not move when prices do
        </span>
      </StatusLine>
    </>
  );
}

function Finding({ rows, currency }: { rows: readonly ScenarioListRow[]; currency: string }) {
  const plan = rows.find((row) => row.status === "plan");
  const shown = plan ?? rows.reduce((best, row) => (row.headline.savings > best.headline.savings ? row : best));
  const { headline } = shown;
  const money = formatMoney(Math.abs(headline.savings), { currency, style: "compact" });
  return (
    <>
      {plan ? "The plan, " : "Largest saving: "}
      <b>{shown.name}</b>, {headline.savings >= 0 ? "saves " : "costs "}
      <b>{headline.savings >= 0 ? money : `${money} more`}</b> at {headline.name}
      {headline.breakevenMonths === null
        ? ` and does not pay back within ${shown.horizonMonths} months.`
        : headline.breakevenMonths === 0
          ? " from the start."
          : ` and pays back after ${formatMonths(headline.breakevenMonths)} months.`}
    </>
  );
}

function Archived({ rows, onRestore }: { rows: readonly ScenarioListRow[]; onRestore: (id: string) => void }) {
  return (
    <details className="text-table">
      <summary className="min-h-8 cursor-pointer text-muted hover:text-text">
        {formatCount(rows.length, "archived scenario")}
      </summary>
      <ul className="mt-1 flex flex-col gap-1">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-2">
            {row.name}
            <Button size="sm" variant="quiet" aria-label={`Restore ${row.name}`} onClick={() => onRestore(row.id)}>
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
