import { cx } from "class-variance-authority";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatFieldPath } from "@/lib/format/field-name";
import { formatDifference, formatFigure, formatInput } from "@/lib/format/figure";
import type { ShownCase } from "@/lib/schema/formula";

export type ReferenceCasesProps = {
  cases: readonly ShownCase[];
  /** Puts the case's input into the form. */
  onTry: (input: unknown) => void;
};

export function ReferenceCases({ cases, onTry }: ReferenceCasesProps) {
  return (
    <Card
      title="Reference cases"
      note="Published figures as they were published, next to what comes out here. Every one runs with the tests."
      flush
    >
      <ul className="mt-3">
        {cases.map((shown) => (
          <ReferenceCaseRow key={shown.title} shown={shown} onTry={onTry} />
        ))}
      </ul>
    </Card>
  );
}

function ReferenceCaseRow({ shown, onTry }: { shown: ShownCase; onTry: (input: unknown) => void }) {
  const { title, input, start, tolerance, citation, verdict } = shown;
  return (
    <li className="grid gap-x-8 gap-y-2 border-t border-hairline px-4 py-3 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="min-w-0">{title}</h3>
          {verdict.kind === "holds" ? <Badge tone="ok">Holds</Badge> : <Badge tone="warn">Published wrong</Badge>}
        </div>
        <p className="font-mono text-caption break-words text-muted">{formatInput(input)}</p>
        <p className="text-caption text-muted">
          {citation.url ? (
            <a href={citation.url} rel="noreferrer" target="_blank">
              {citation.source}
            </a>
          ) : (
            citation.source
          )}
          . {citation.where}.
        </p>
        <Button size="sm" className="self-start" aria-label={`Try: ${title}`} onClick={() => onTry(start)}>
          Try
        </Button>
      </div>
      <div className="min-w-0">
        <FigureTable shown={shown} />
        {verdict.kind === "holds" ? (
          <p className="mt-1 text-caption text-muted">Tolerance: {tolerance}.</p>
        ) : (
          <p className="mt-1 text-table">
            <span className="font-medium">Right is {verdict.right}.</span> {verdict.reason}.
          </p>
        )}
      </div>
    </li>
  );
}

function FigureTable({ shown: { title, figures } }: { shown: ShownCase }) {
  return (
    <table className="w-full table-fixed text-table">
      <caption className="sr-only">Figures of “{title}”</caption>
      <thead>
        <tr className="text-caption text-muted">
          <th scope="col" className="w-[34%] pb-1 text-left font-medium">
            Figure
          </th>
          <th scope="col" className="pb-1 pl-2 text-right font-medium">
            Published
          </th>
          <th scope="col" className="pb-1 pl-2 text-right font-medium">
            Ours
          </th>
          <th scope="col" className="pb-1 pl-2 text-right font-medium">
            Difference
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ path, published, ours, difference, holds }) => (
          <tr key={path} className="border-t border-hairline">
            <th scope="row" className="py-1 text-left font-normal">
              {formatFieldPath(path)}
            </th>
            <td className={cx("py-1 pl-2 text-right", published !== null && !holds && "text-over line-through")}>
              {formatFigure(published)}
            </td>
            <td className="py-1 pl-2 text-right font-medium">{formatFigure(ours)}</td>
            <td className="py-1 pl-2 text-right break-words text-muted">{formatDifference(difference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
