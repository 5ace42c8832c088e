import { Badge } from "@/components/ui/badge";
import type { DataColumn } from "@/components/ui/data-table";
import { TierMark } from "@/components/ui/tier-mark";
import { tiers } from "@/lib/calc/tier";
import type { CostLinesPage } from "@/lib/chart/cost-lines-page";
import { sumOfTexts } from "@/lib/chart/cost-series";
import { basisNames } from "@/lib/chart/cost-text";
import { formatAmount, formatExact } from "@/lib/format/amount";
import { formatDay, formatMonth } from "@/lib/format/date";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import type { CostLine } from "@/lib/schema/cost-lines";

const reviews = { waiting: "in review", approved: "approved", refused: "refused" } as const;

/** In the order they came in: the server sorts, because it alone knows all of them. */
export function costLineColumns(page: CostLinesPage, loaded: number): DataColumn<CostLine>[] {
  const { currency, query } = page;
  const isAll = (rows: readonly CostLine[]) => rows.length === loaded;
  return [
    {
      id: "day",
      header: "Day",
      width: 150,
      searchValue: searchTextOf,
      cell: (line) => (
        <span className="block py-1">
          <span className="block leading-[17px]">{formatDay(line.day)}</span>
          {line.day === line.countedDay ? null : (
            <span className="block text-caption text-muted">counts in {formatMonth(line.month, "short")}</span>
          )}
        </span>
      ),
      total: (rows) =>
        isAll(rows) ? `Total, ${formatQuantity(page.lineCount)} lines` : `Found, ${formatQuantity(rows.length)} lines`,
    },
    {
      id: "what",
      header: "Service and resource",
      width: 300,
      cell: (line) => (
        <Two first={line.service} second={[line.resource, line.description].filter(Boolean).join(" · ") || null} />
      ),
    },
    {
      id: "amount",
      header: `${basisNames[query.basis]} cost`,
      unit: currency,
      align: "end",
      width: 170,
      cell: (line) => (
        <span className="block py-1">
          <span className="block leading-[17px]" title={formatExact(line.amount)}>
            {formatAmount(line.amount, currency)}
          </span>
          {line.currency === currency ? null : (
            <span className="block text-caption text-muted">
              {formatAmount(line.ownAmount, line.currency)} {line.currency}
            </span>
          )}
        </span>
      ),
      total: (rows) =>
        formatAmount(isAll(rows) ? page.imported : sumOfTexts(rows.map(({ amount }) => amount)), currency),
    },
    {
      id: "provider",
      header: "Provider and account",
      width: 210,
      cell: (line) => (
        <Two first={line.provider} second={[line.account, line.region].filter(Boolean).join(" · ") || null} />
      ),
    },
    {
      id: "owner",
      header: "Team and workload",
      width: 190,
      cell: (line) => <Two first={ownerOf(line)} second={line.workloadName} />,
    },
    {
      id: "tier",
      header: "Tier and kind",
      width: 150,
      cell: (line) => {
        const tier = tiers.find((each) => each === line.tier);
        return (
          <span className="block py-1">
            {tier ? <TierMark tier={tier} className="leading-[17px]" /> : line.tier}
            <span className="block pl-3.5 text-caption text-muted">
              {line.category}
              {line.charge === "usage" ? "" : `, ${line.charge}`}
            </span>
          </span>
        );
      },
    },
    {
      id: "quantity",
      header: "Quantity",
      unit: "per line",
      align: "end",
      width: 140,
      cell: ({ quantity, unit }) => (quantity === null ? missing : `${shortened(quantity)} ${unit ?? ""}`),
    },
    {
      id: "state",
      header: "State",
      width: 120,
      cell: ({ review, flags }) =>
        review === "counted" ? (
          <span className="text-muted">counted</span>
        ) : (
          <Badge tone={review === "refused" ? "over" : review === "waiting" ? "warn" : "ok"}>
            <span title={flags.join(", ")}>{reviews[review]}</span>
          </Badge>
        ),
    },
    {
      id: "source",
      header: "File and line",
      width: 220,
      cell: ({ fileName, lineNo }) => <Two first={fileName ?? "Imported"} second={`line ${lineNo}`} />,
    },
  ];
}

function Two({ first, second }: { first: string; second: string | null }) {
  return (
    <span className="block py-1">
      <span className="block truncate leading-[17px]" title={first}>
        {first}
      </span>
      {second ? (
        <span className="block truncate text-caption text-muted" title={second}>
          {second}
        </span>
      ) : null}
    </span>
  );
}

function ownerOf({ teamName, owner }: CostLine): string {
  if (teamName !== null) return teamName;
  return owner.startsWith("pool:") ? `${owner.slice(5)} (pool)` : "Unallocated";
}

/** Eighteen decimals of a quantity say no more than six. */
function shortened(quantity: string): string {
  const [whole = "", fraction = ""] = quantity.split(".");
  return formatExact(fraction === "" ? whole : `${whole}.${fraction.slice(0, 6)}`);
}

function searchTextOf(line: CostLine): string {
  const { service, resource, description, provider, account, region, workloadName, category, tier, fileName } = line;
  return [
    service,
    resource,
    description,
    provider,
    account,
    region,
    ownerOf(line),
    workloadName,
    category,
    tier,
    fileName,
  ]
    .filter(Boolean)
    .join("\n");
}
