"use client";

import { Check, X } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { useToast } from "@/components/ui/toast";
import type { ReviewGroup, ReviewLine, ReviewPage } from "@/lib/chart/imports-page";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { reviewQueues } from "@/lib/schema/import-actions";
import type { ReviewActions } from "./import-actions";
import { reviewColumns } from "./review-columns";
import { ReviewReasons } from "./review-reasons";

type Decision = "approved" | "refused";

const idOf = ({ batchId, line }: ReviewLine) => `${batchId} ${line}`;

/** Lines that something odd was found in: they count nowhere until somebody says so. */
export function ReviewQueue({ page, actions }: { page: ReviewPage; actions: ReviewActions }) {
  const { queue, file, groups, lines, total, mayWrite } = page;
  const [, setQueue] = useQueryState(
    "queue",
    parseAsStringLiteral(reviewQueues).withOptions({ history: "push", shallow: false }),
  );
  const notify = useToast();
  const action = useAction();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(reviewColumns, []);
  const selected = lines.filter((line) => chosen.has(idOf(line)));

  const told = (decision: Decision, count: number) => {
    setChosen(new Set());
    notify({ title: `${formatCount(count, "line")} ${decision}` });
  };

  const decide = (decision: Decision) =>
    action.run(
      () => actions.lines({ decision, lines: selected.map(({ month, batchId, line }) => ({ month, batchId, line })) }),
      ({ lines: count }) => told(decision, count),
    );

  const decideReason = ({ reason }: ReviewGroup, decision: Decision) =>
    action.run(
      () => actions.reason({ decision, reason, importId: file?.id ?? null }),
      ({ lines: count }) => told(decision, count),
    );

  return (
    <>
      <PageHeader
        title="Review of imported lines"
        breadcrumb={[{ label: "Imports", href: "/imports" }, { label: "Review" }]}
        {...(file ? { meta: `of ${file.name}` } : {})}
        actions={file ? <ButtonLink href="/imports/review">Lines of all files</ButtonLink> : null}
      />
      <ControlBar>
        <Segmented
          label="Lines shown"
          options={[
            { value: "waiting", label: "Waiting" },
            { value: "refused", label: "Refused" },
          ]}
          value={queue}
          onValueChange={(value) => void setQueue(value === "waiting" ? null : value)}
        />
      </ControlBar>
      <PageContent>
        {action.failure ? <ErrorPanel title="That did not work">{action.failure}</ErrorPanel> : null}
        {total === 0 ? (
          <EmptyState title={queue === "waiting" ? "No line waits for review" : "No line was refused"}>
            Lines that look wrong, such as a cost above its list price, wait here after their file was committed.
          </EmptyState>
        ) : (
          <>
            <Sentence
              note={
                queue === "waiting"
                  ? "Approved lines count from then on, refused ones are left out of every statement. Both are written to the audit log."
                  : "A refused line counts nowhere. It can still be approved while its month is open."
              }
            >
              <b>{formatCount(total, "line")}</b> {queue === "waiting" ? "wait for review" : "were refused"}
              {groups.length > 0 ? (
                <>
                  , for <b>{formatCount(groups.length, "reason")}</b>
                </>
              ) : null}
              .
            </Sentence>
            <div aria-busy={action.pending || undefined} className="flex min-w-0 flex-col gap-4 aria-busy:opacity-60">
              <ReviewReasons
                groups={groups}
                mayDecide={mayWrite && queue === "waiting"}
                pending={action.pending}
                onDecide={decideReason}
              />
              <DataTable<ReviewLine>
                caption="Lines in review"
                noun="line"
                columns={columns}
                rows={lines}
                rowCount={total}
                rowId={idOf}
                rowName={({ service, file: name, line }) => `${service}, line ${line} of ${name}`}
                regionClass="relative max-h-[max(24rem,calc(100dvh-22rem))]"
                {...(mayWrite ? { selection: { ids: chosen, onChange: setChosen } } : {})}
                tools={
                  selected.length > 0 ? (
                    <>
                      <Button disabled={action.pending} onClick={() => decide("approved")}>
                        <Check size={16} aria-hidden />
                        Approve {formatQuantity(selected.length)}
                      </Button>
                      {queue === "waiting" ? (
                        <Button disabled={action.pending} onClick={() => decide("refused")}>
                          <X size={16} aria-hidden />
                          Refuse {formatQuantity(selected.length)}
                        </Button>
                      ) : null}
                    </>
                  ) : null
                }
              />
            </div>
          </>
        )}
      </PageContent>
      <StatusLine>
        {lines.length < total ? (
          <span>
            The first {formatQuantity(lines.length)} of {formatCount(total, "line")} are listed; decide these, or a
            whole reason, to see the next ones
          </span>
        ) : (
          <span>Lines of closed months stay as they were closed</span>
        )}
      </StatusLine>
    </>
  );
}
