import { cx } from "class-variance-authority";
import Link from "next/link";
import type { DataColumn } from "@/components/ui/data-table";
import { TierMark } from "@/components/ui/tier-mark";
import { tiers } from "@/lib/calc/tier";
import { costDelta } from "@/lib/chart/cost-delta";
import { linesHref } from "@/lib/chart/cost-drill";
import { costDimensionNames } from "@/lib/chart/cost-options";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { isUnallocated } from "@/lib/chart/cost-series";
import { type CostColumn, type CostRow, rowTotals } from "@/lib/chart/cost-table";
import { formatRange } from "@/lib/chart/cost-text";
import { formatAmount } from "@/lib/format/amount";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

type Direction = "more" | "less" | "same";

const colours: Record<Direction, string> = { less: "text-saving", more: "text-over", same: "text-muted" };

/** Rows come in order already, parts below their groups: the table sorts by the place they have. */
export type CostColumnsInput = {
  page: CostsPage;
  figures: CostFigures;
  /** Of a row among the ordered rows, turned round when the column sorts downwards. */
  placeOf: (row: CostRow, column: CostColumn) => number;
};

export function costColumns({ page, figures, placeOf }: CostColumnsInput): DataColumn<CostRow>[] {
  const { currency, query, range } = page;
  const names = query.by.map((dimension) => costDimensionNames[dimension]);
  const sorted = (id: CostColumn) => ({ id, sortValue: (row: CostRow) => placeOf(row, id) });
  const amount: DataColumn<CostRow> = {
    ...sorted("amount"),
    header: formatRange(range),
    unit: currency,
    align: "end",
    width: 170,
    cell: (row) => <Money text={formatAmount(row.amount, currency)} isHead={row.level === "group"} />,
    total: (rows) => formatAmount(rowTotals(rows).amount, currency),
  };
  return [
    {
      ...sorted("name"),
      header: names.join(", then "),
      width: 280,
      searchValue: (row) => row.searchText,
      cell: (row) => <RowName row={row} page={page} />,
      total: (rows) => {
        const { count } = rowTotals(rows);
        return `Total, ${formatQuantity(count)} ${count === 1 ? "row" : "rows"}`;
      },
    },
    amount,
    {
      ...sorted("share"),
      header: "Share",
      unit: "%",
      align: "end",
      width: 90,
      cell: (row) => formatRatio(row.share).replace("%", ""),
      total: (rows) => formatRatio(shareOf(rows)).replace("%", ""),
    },
    ...(figures.base ? comparedColumns(page, figures.base, sorted) : []),
    {
      ...sorted("lines"),
      header: "Lines",
      unit: "count",
      align: "end",
      width: 110,
      cell: (row) =>
        row.lines === 0 ? (
          "0"
        ) : (
          <Link
            href={linesHref(query, row.keys)}
            aria-label={`${formatQuantity(row.lines)} lines of ${row.searchText.split("\n")[0]}`}
            className="inline-flex min-h-6 items-center hover:underline"
          >
            {formatQuantity(row.lines)}
          </Link>
        ),
      total: (rows) => formatQuantity(rowTotals(rows).lines),
    },
  ];
}

/** A group's share is that of its parts. */
function shareOf(rows: readonly CostRow[]): number | null {
  const shares = rows.flatMap(({ level, share }) => (level === "group" ? [] : [share]));
  return shares.reduce<number | null>((total, share) => (total === null || share === null ? null : total + share), 0);
}

type Sorted = (id: CostColumn) => { id: CostColumn; sortValue: (row: CostRow) => number };

function comparedColumns(
  { currency }: CostsPage,
  base: NonNullable<CostFigures["base"]>,
  sorted: Sorted,
): DataColumn<CostRow>[] {
  const deltaOf = (rows: readonly CostRow[]) => {
    const totals = rowTotals(rows);
    return costDelta(totals.amount, totals.base, currency);
  };
  return [
    {
      ...sorted("base"),
      header: formatRange(base.range),
      unit: currency,
      align: "end",
      width: 170,
      cell: (row) => <Money text={formatAmount(row.base, currency)} isHead={row.level === "group"} />,
      total: (rows) => formatAmount(rowTotals(rows).base, currency),
    },
    {
      ...sorted("change"),
      header: "Δ",
      unit: currency,
      align: "end",
      width: 150,
      cell: ({ delta }) => <Change text={delta?.text ?? missing} direction={delta?.direction ?? "same"} />,
      total: (rows) => deltaOf(rows).text,
    },
    {
      ...sorted("changeShare"),
      header: "Δ",
      unit: "%",
      align: "end",
      width: 90,
      cell: ({ delta }) => (
        <Change text={delta?.ratioText.replace("%", "") ?? missing} direction={delta?.direction ?? "same"} />
      ),
      total: (rows) => deltaOf(rows).ratioText.replace("%", ""),
    },
  ];
}

function Money({ text, isHead }: { text: string; isHead: boolean }) {
  return isHead ? <b className="font-semibold">{text}</b> : text;
}

function Change({ text, direction }: { text: string; direction: Direction }) {
  return (
    <span className={cx("font-medium whitespace-nowrap", colours[direction])}>
      {text}
      {direction === "same" ? null : <span className="sr-only"> {direction}</span>}
    </span>
  );
}

function RowName({ row, page }: { row: CostRow; page: CostsPage }) {
  const dimension = page.query.by[row.keys.length - 1];
  const key = row.keys.at(-1) ?? "";
  const tier = dimension === "tier" ? tiers.find((each) => each === key) : undefined;
  return (
    <span
      className={cx(
        "inline-flex max-w-72 min-w-0 items-center gap-1.5 py-1",
        row.level === "part" && "pl-5",
        row.level === "group" && "font-semibold",
      )}
    >
      {dimension === "team" && isUnallocated(key) ? <span aria-hidden className="hatched size-2.5 shrink-0" /> : null}
      {tier ? <TierMark tier={tier} /> : <span className="min-w-0 break-words whitespace-normal">{row.label}</span>}
    </span>
  );
}
