import { cx } from "class-variance-authority";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { type ResultBlock, resultBlocks } from "@/lib/chart/result-blocks";
import { formatFieldName } from "@/lib/format/field-name";
import { formatFigure } from "@/lib/format/figure";

export type ResultCardProps = {
  /** null: the input has broken a rule from the start. */
  output: unknown;
  isStale: boolean;
};

export function ResultCard({ output, isStale }: ResultCardProps) {
  const blocks = resultBlocks(output);
  const gaps = blocks.some((block) =>
    block.kind === "figures"
      ? block.figures.some(({ value }) => value === null)
      : block.rows.some((row) => row.includes(null)),
  );
  return (
    <Card
      title="Result"
      note={gaps ? "— stands for what does not happen within the horizon, or has nothing to go by." : undefined}
    >
      {isStale ? (
        <p role="status" className="mt-2 rounded-control bg-warn-bg px-3 py-1.5 text-table">
          An input breaks a rule, see below it. The result is that of the last input that kept it.
        </p>
      ) : null}
      <div className="mt-2 flex flex-col gap-4">
        {blocks.map((block) => (
          <Block key={`${block.kind} ${block.title}`} block={block} />
        ))}
      </div>
    </Card>
  );
}

function Block({ block }: { block: ResultBlock }) {
  return block.kind === "figures" ? <Figures block={block} /> : <Table block={block} />;
}

function Figures({ block }: { block: ResultBlock & { kind: "figures" } }) {
  return (
    <div>
      {block.title ? <h3 className="mb-1">{block.title}</h3> : null}
      <dl className="grid gap-x-8 text-table sm:grid-cols-2 xl:grid-cols-3">
        {block.figures.map(({ key, value }) => {
          const isSentence = typeof value === "string" && value.length > 24;
          return (
            <div
              key={key}
              className={cx(
                "flex justify-between gap-x-3 border-b border-hairline py-1.5",
                isSentence ? "col-span-full flex-col" : "items-baseline",
              )}
            >
              <dt className="text-muted">{formatFieldName(key)}</dt>
              <dd className={cx("font-medium", !isSentence && "text-right")}>{formatFigure(value)}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Table({ block }: { block: ResultBlock & { kind: "table" } }) {
  const isText = (column: number) => block.rows.some((row) => typeof row[column] === "string");
  return (
    <div className="min-w-0">
      <h3 className="mb-1">{block.title}</h3>
      <ScrollRegion label={block.title} className="max-h-80 overflow-auto border-y border-border">
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">{block.title}</caption>
          <thead>
            <tr>
              {block.columns.map((column, position) => (
                <th
                  key={column}
                  scope="col"
                  className={cx(
                    "sticky top-0 h-8 border-b border-border bg-card px-3 text-caption font-medium whitespace-nowrap text-muted",
                    position === 0 || isText(position) ? "text-left" : "text-right",
                  )}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(([first, ...cells]) => (
              <tr key={String(first)}>
                <th
                  scope="row"
                  className="h-(--row) border-b border-hairline px-3 text-left font-normal whitespace-nowrap"
                >
                  {formatFigure(first)}
                </th>
                {cells.map((value, position) => (
                  <td
                    key={block.columns[position + 1]}
                    className={cx(
                      "h-(--row) border-b border-hairline px-3 whitespace-nowrap",
                      isText(position + 1) ? "text-left" : "text-right",
                    )}
                  >
                    {formatFigure(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
