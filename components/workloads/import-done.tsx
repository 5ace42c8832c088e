"use client";

import { Sentence } from "@/components/layout/sentence";
import { Button, ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/lib/format/quantity";
import type { WorkloadCommit } from "@/lib/schema/workload-import";

export type ImportDoneProps = {
  fileName: string;
  commit: WorkloadCommit;
  undone: boolean;
  problem: string | null;
  pending: boolean;
  onUndo: () => void;
  onAnother: () => void;
};

/** The result, and the way back for as long as the page stays open. */
export function ImportDone({ fileName, commit, undone, problem, pending, onUndo, onAnother }: ImportDoneProps) {
  return (
    <>
      <div role="status">
        <Sentence
          note={
            undone
              ? `${fileName}: new workloads are archived, changed ones are as they were.`
              : `${fileName}. Undo archives the new ones and brings back what the others were, while this page is open.`
          }
        >
          {undone ? (
            <>The import was undone.</>
          ) : (
            <>
              <b>{formatCount(commit.created, "workload")}</b> created, <b>{commit.updated}</b> updated.
            </>
          )}
        </Sentence>
      </div>
      {problem ? (
        <p role="alert" className="rounded-card border border-over bg-over-bg px-4 py-3 text-table">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <ButtonLink variant="primary" href="/workloads">
          View workloads
        </ButtonLink>
        {undone ? null : (
          <Button
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) onUndo();
            }}
          >
            {pending ? "Undoing" : "Undo import"}
          </Button>
        )}
        <Button variant="quiet" onClick={onAnother}>
          Import another file
        </Button>
      </div>
    </>
  );
}
