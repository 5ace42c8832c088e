import Link from "next/link";
import { Sentence } from "@/components/layout/sentence";
import { duplicateOf } from "@/lib/chart/imports";
import { formatBytes } from "@/lib/format/bytes";
import { formatInstant } from "@/lib/format/date";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { ImportDetail } from "@/lib/schema/import";
import type { ImportCheck } from "@/lib/schema/import-check";

export type ImportFindingProps = { file: ImportDetail; check: ImportCheck | null; timeZone: string };

/** What became of the file, in one sentence. */
export function ImportFinding({ file, check, timeZone }: ImportFindingProps) {
  const version = file.focusVersion ? `FOCUS ${file.focusVersion}` : null;
  const facts = [
    version,
    file.format,
    formatBytes(file.bytes),
    `sent by ${file.createdBy} on ${formatInstant(file.createdAt, timeZone)}`,
  ].filter(Boolean);
  return (
    <div role="status">
      <Sentence note={`${facts.join(" · ")}.${file.status === "staged" ? " Nothing of it counts yet." : ""}`}>
        <Words file={file} check={check} />
      </Sentence>
    </div>
  );
}

function Words({ file, check }: Omit<ImportFindingProps, "timeZone">) {
  const lines = file.batches.reduce((sum, { rows }) => sum + rows, 0);
  const waiting = file.batches.reduce((sum, { flagged }) => sum + flagged, 0);
  switch (file.status) {
    case "receiving":
    case "checking":
      return <>The file is being checked.</>;
    case "committing":
      return <>The file is being committed; until it is done, nothing of it counts.</>;
    case "staged":
      return <Checked check={check} />;
    case "committed":
      return (
        <>
          <b>{formatCount(lines, "line")}</b> {lines === 1 ? "is" : "are"} committed
          {waiting > 0 ? (
            <>
              , of which <b>{formatQuantity(waiting)}</b> {waiting === 1 ? "waits" : "wait"} for review
            </>
          ) : null}
          {file.rejected > 0 ? (
            <>
              , and <b>{formatQuantity(file.rejected)}</b> {file.rejected === 1 ? "was" : "were"} left out
            </>
          ) : null}
          .
        </>
      );
    case "undone":
      return <>This import was undone: nothing of it counts any more.</>;
    case "failed":
      return (
        <>
          The file was not taken: <b>{file.failure ?? "its check did not end."}</b>
        </>
      );
    case "cancelled": {
      const other = duplicateOf(file.failure);
      if (other === null) return <>{file.failure ?? "This import was cancelled. Nothing of it counts."}</>;
      return (
        <>
          This file counts already, so nothing was changed. <Link href={`/imports/${other}`}>Open that import</Link>
        </>
      );
    }
  }
}

function Checked({ check }: { check: ImportCheck | null }) {
  if (!check) return <>The file was checked.</>;
  if (check.problem !== null)
    return (
      <>
        Say what its columns stand for: <b>{check.problem}</b>
      </>
    );
  return (
    <>
      <b>{formatQuantity(check.accepted)}</b> of {formatCount(check.rows, "line")} can be taken
      {check.flagged > 0 ? (
        <>
          , <b>{formatQuantity(check.flagged)}</b> of them into review
        </>
      ) : null}
      ; <b>{formatQuantity(check.rejected)}</b> {check.rejected === 1 ? "is" : "are"} rejected.
    </>
  );
}
