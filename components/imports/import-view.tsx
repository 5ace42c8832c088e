"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { StatusLine } from "@/components/layout/status-line";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toast";
import { costsHref, kindNames, linesText, stateOf } from "@/lib/chart/imports";
import type { ImportPage } from "@/lib/chart/imports-page";
import { progressOf, stepOf } from "@/lib/chart/imports-progress";
import { formatCount } from "@/lib/format/quantity";
import type { ColumnMapping } from "@/lib/schema/column-mapping";
import { ColumnTable, FindingTable, RejectTable } from "./finding-tables";
import type { ImportActions } from "./import-actions";
import { ImportDecision } from "./import-decision";
import { ImportFinding } from "./import-finding";
import { ImportSteps } from "./import-steps";
import { MappingCard } from "./mapping-card";
import { CheckedMonths, CommittedMonths } from "./month-tables";
import { ProgressBar } from "./progress-bar";
import { TotalsTable } from "./totals-table";
import { UndoDialog } from "./undo-dialog";
import { useImportProgress } from "./use-import-progress";

export type ImportViewProps = { page: ImportPage; actions: Pick<ImportActions, "commit" | "cancel" | "map" | "undo"> };

/** Upload, map, check, commit, done. Nothing counts before the fourth, and leaving the page stops nothing. */
export function ImportView({ page, actions }: ImportViewProps) {
  const { check, timeZone, mayWrite } = page;
  const file = useImportProgress(page.file);
  const notify = useToast();
  const action = useAction();
  const [undoing, setUndoing] = useState(false);
  const { id, status } = file;
  const state = stateOf(file);
  const progress = progressOf(file, check);
  const isUnmapped = status === "staged" && file.problem !== null;
  const mayUndo = mayWrite && status === "committed" && page.undoRefusal === null;

  const undo = () =>
    action.run(
      () => actions.undo({ id }),
      () => {
        setUndoing(false);
        notify({ title: `${file.name} undone`, description: `${linesText(file)} no longer count.` });
      },
    );

  const commit = (acceptRejects: boolean) =>
    action.run(
      () => actions.commit({ id, acceptRejects }),
      (result) => {
        if (result.state !== "committed" || !check) return;
        notify({ title: `${formatCount(check.accepted, "line")} committed`, description: file.name, onUndo: undo });
      },
    );

  const map = (columns: ColumnMapping) =>
    action.run(
      () => actions.map({ id, columns }),
      () => undefined,
    );

  const cancel = () =>
    action.run(
      () => actions.cancel({ id }),
      () => notify({ title: "Import cancelled", description: file.name }),
    );

  return (
    <>
      <PageHeader
        title={file.name}
        breadcrumb={[{ label: "Imports", href: "/imports" }, { label: file.source.name }]}
        badge={<Badge tone={state.tone}>{state.label}</Badge>}
        meta={kindNames[file.source.kind]}
        actions={
          status === "committed" ? (
            <>
              {file.batches.some(({ flagged }) => flagged > 0) ? (
                <ButtonLink href={`/imports/review?import=${id}`}>Review flagged lines</ButtonLink>
              ) : null}
              {mayUndo ? (
                <Button onClick={() => setUndoing(true)}>
                  <Undo2 size={16} aria-hidden />
                  Undo
                </Button>
              ) : null}
              {file.source.kind === "metrics" ? null : (
                <ButtonLink variant="primary" href={costsHref(file.batches)}>
                  View costs
                </ButtonLink>
              )}
            </>
          ) : null
        }
      />
      <PageContent>
        <ImportSteps current={isUnmapped ? "Map" : stepOf(status)} />
        <ImportFinding file={file} check={check} timeZone={timeZone} />
        {progress ? (
          <Card>
            <div className="flex flex-col gap-3">
              <ProgressBar {...progress} />
              <div className="flex flex-wrap items-center gap-3">
                {mayWrite ? (
                  <Button disabled={action.pending} onClick={cancel}>
                    Cancel import
                  </Button>
                ) : null}
                <span className="text-caption text-muted">You may leave this page; the work goes on.</span>
              </div>
            </div>
          </Card>
        ) : null}
        {status === "staged" && file.failure ? (
          <ErrorPanel title="It could not be committed">{file.failure}</ErrorPanel>
        ) : null}
        {action.failure && !undoing ? <ErrorPanel title="That did not work">{action.failure}</ErrorPanel> : null}
        {status === "staged" && check && !isUnmapped && mayWrite ? (
          <ImportDecision check={check} pending={action.pending} onCommit={commit} onCancel={cancel} />
        ) : null}
        {check && !isUnmapped ? (
          <>
            <RejectTable id={id} check={check} />
            <TotalsTable totals={check.totals} counted={status === "committed"} />
            {file.batches.length > 0 ? <CommittedMonths batches={file.batches} /> : <CheckedMonths check={check} />}
            <FindingTable check={check} />
          </>
        ) : null}
        {check && check.columns.length > 0 ? (
          status === "staged" && mayWrite && check.headerHash ? (
            <MappingCard
              key={file.updatedAt}
              check={check}
              source={file.source.name}
              hasPeriod={file.period !== null}
              pending={action.pending}
              onMap={map}
              onCancel={isUnmapped ? cancel : null}
            />
          ) : (
            <ColumnTable check={check} />
          )
        ) : null}
        {status === "failed" || status === "cancelled" || status === "undone" ? (
          <div>
            <ButtonLink href="/imports">Import another file</ButtonLink>
          </div>
        ) : null}
      </PageContent>
      <StatusLine>
        {status === "committed" && page.undoRefusal ? <span>Cannot be undone: {page.undoRefusal}</span> : null}
        {file.sha256 ? <span className="break-all">SHA-256 {file.sha256}</span> : null}
      </StatusLine>
      <UndoDialog
        file={undoing ? file : null}
        pending={action.pending}
        failure={action.failure}
        onUndo={undo}
        onClose={() => {
          action.clear();
          setUndoing(false);
        }}
      />
    </>
  );
}
