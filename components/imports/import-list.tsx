"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toast";
import { linesText } from "@/lib/chart/imports";
import type { ImportsPage } from "@/lib/chart/imports-page";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { ImportDetail } from "@/lib/schema/import";
import type { ImportActions } from "./import-actions";
import { ImportHistory } from "./import-history";
import { ImportsStatus } from "./imports-status";
import { SourceTable } from "./source-table";
import { TemplateCard } from "./template-card";
import { UndoDialog } from "./undo-dialog";
import { UploadCard } from "./upload-card";

export type ImportListProps = { page: ImportsPage; actions: Pick<ImportActions, "undo" | "expect"> };

/** What was delivered, what is missing, and the way in for the next file. */
export function ImportList({ page, actions }: ImportListProps) {
  const { sources, history, waitingLines, timeZone, mayWrite } = page;
  const router = useRouter();
  const notify = useToast();
  const expecting = useAction();
  const undoing = useAction();
  const [toUndo, setToUndo] = useState<ImportDetail | null>(null);

  function undo(file: ImportDetail) {
    undoing.run(
      () => actions.undo({ id: file.id }),
      () => {
        setToUndo(null);
        notify({ title: `${file.name} undone`, description: `${linesText(file)} no longer count.` });
      },
    );
  }

  return (
    <>
      <PageHeader
        title="Imports"
        meta={formatCount(page.files, "file")}
        actions={
          waitingLines > 0 ? (
            <ButtonLink href="/imports/review">Review {formatCount(waitingLines, "flagged line")}</ButtonLink>
          ) : null
        }
      />
      <PageContent>
        <Finding page={page} />
        {expecting.failure ? <ErrorPanel title="That did not work">{expecting.failure}</ErrorPanel> : null}
        {mayWrite ? (
          <UploadCard
            sources={sources}
            bytesAtMost={page.bytesAtMost}
            onReceived={(id) => router.push(`/imports/${id}`)}
          />
        ) : null}
        {sources.length > 0 ? (
          <SourceTable
            sources={sources}
            timeZone={timeZone}
            mayWrite={mayWrite}
            pending={expecting.pending}
            onExpect={({ id, name }, expected) =>
              expecting.run(
                () => actions.expect({ id, expected }),
                () =>
                  notify({
                    title: expected ? `${name} is expected every month` : `${name} is no longer expected`,
                    onUndo: () =>
                      expecting.run(
                        () => actions.expect({ id, expected: !expected }),
                        () => undefined,
                      ),
                  }),
              )
            }
          />
        ) : null}
        {mayWrite ? <TemplateCard /> : null}
        {history.length === 0 ? (
          <EmptyState title="No file yet">
            Bills come as FOCUS exports of the cloud providers, usage of your own hardware as GPU-hours by day. Each
            file is checked before it counts.
          </EmptyState>
        ) : (
          <ImportHistory rows={history} files={page.files} timeZone={timeZone} mayWrite={mayWrite} onUndo={setToUndo} />
        )}
      </PageContent>
      <ImportsStatus {...page} />
      <UndoDialog
        file={toUndo}
        pending={undoing.pending}
        failure={undoing.failure}
        onUndo={undo}
        onClose={() => {
          undoing.clear();
          setToUndo(null);
        }}
      />
    </>
  );
}

function Finding({ page }: { page: ImportsPage }) {
  const expected = page.sources.filter((source) => source.expected);
  const late = expected.filter((source) => source.late !== null);
  const staged = page.history.filter(({ file }) => file.status === "staged").length;
  const notes = [
    staged > 0 ? `${formatCount(staged, "checked file")} not committed yet.` : "",
    page.waitingLines > 0
      ? `${formatCount(page.waitingLines, "flagged line")} in review, which no statement counts before somebody approves.`
      : "",
  ].filter(Boolean);
  if (page.sources.length === 0) return <Sentence>Nothing has been imported yet.</Sentence>;
  return (
    <Sentence note={notes.join(" ") || "No flagged line waits for review."}>
      {late.length === 0 ? (
        <>
          All <b>{formatQuantity(expected.length)}</b> expected sources have delivered the last month.
        </>
      ) : (
        <>
          <b>{formatQuantity(late.length)}</b> of {formatCount(expected.length, "expected source")}{" "}
          {late.length === 1 ? "is" : "are"} stale:{" "}
          {late
            .map(({ name }) => name)
            .slice(0, 3)
            .join(", ")}
          {late.length > 3 ? ` and ${late.length - 3} more` : ""}.
        </>
      )}
    </Sentence>
  );
}
