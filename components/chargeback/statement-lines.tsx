"use client";

import { cx } from "class-variance-authority";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TierMark } from "@/components/ui/tier-mark";
import type { StatementGroup, StatementRow } from "@/lib/chart/statement";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";

export type StatementLinesProps = {
  page: Pick<StatementPage, "groups" | "figures" | "currency" | "period" | "team">;
  /** The row or part that is explained, by its key. */
  selected: string | null;
  onSelect: (key: string) => void;
};

const cell = "h-(--row) border-b border-hairline px-2.5";

/** Every amount is a button that tells where it comes from. */
export function StatementLines({ page, selected, onSelect }: StatementLinesProps) {
  const { groups, currency, period, team } = page;
  const caption = `Lines of ${team.name}, ${formatMonth(period.month)}`;
  const amount = (key: string, label: string, value: StatementRow["amount"]) => (
    <button
      type="button"
      aria-label={`${formatAmount(value, currency)} ${currency}, explain ${label}`}
      aria-pressed={selected === key}
      onClick={() => onSelect(key)}
      className="min-h-6 rounded-control px-1 underline decoration-faint underline-offset-4 hover:decoration-text aria-pressed:bg-selected aria-pressed:text-accent"
    >
      {formatAmount(value, currency)}
    </button>
  );
  return (
    <ScrollRegion
      label={caption}
      className="mt-2 max-h-[80vh] scroll-py-12 overflow-auto rounded-[inherit] -outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(head, "pl-4 text-left")}>
              Line
            </th>
            <th scope="col" className={cx(head, "text-left max-md:hidden")}>
              Tier
            </th>
            <th scope="col" className={cx(head, "text-left max-md:hidden")}>
              Rule or method
            </th>
            <th scope="col" className={cx(head, "pr-4 text-right")}>
              Amount {currency}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.part}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={3}
                className={cx(cell, "bg-sunken pl-4 text-left font-medium max-md:hidden")}
              >
                <GroupName group={group} />
              </th>
              <th scope="rowgroup" className={cx(cell, "bg-sunken pl-4 text-left font-medium md:hidden")}>
                <GroupName group={group} />
              </th>
              <td className={cx(cell, "bg-sunken pr-4 text-right font-medium")}>
                {amount(group.part, group.label, group.amount)}
              </td>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.key} className="group">
                <th scope="row" className={cx(cell, "py-1 pl-7 text-left font-normal group-hover:bg-hover")}>
                  {row.name}
                  <span className="block text-caption break-words text-muted">{row.detail}</span>
                </th>
                <td className={cx(cell, "whitespace-nowrap text-muted group-hover:bg-hover max-md:hidden")}>
                  <Tier tier={row.tier} />
                </td>
                <td className={cx(cell, "max-w-72 text-muted group-hover:bg-hover max-md:hidden")}>{row.method}</td>
                <td className={cx(cell, "pr-4 text-right whitespace-nowrap group-hover:bg-hover")}>
                  {amount(row.key, row.name, row.amount)}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" className={cx(foot, "pl-4 text-left")}>
              Total
            </th>
            <td className={cx(foot, "max-md:hidden")} />
            <td className={cx(foot, "max-md:hidden")} />
            <td className={cx(foot, "pr-4 text-right")} data-total>
              {formatAmount(page.figures.total, currency)}
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

const head =
  "sticky top-0 z-[2] h-9 border-b border-border bg-card px-2.5 text-caption font-medium whitespace-nowrap text-muted";
const foot = "sticky bottom-0 z-[2] h-10 border-t border-border bg-card px-2.5 font-semibold";

function GroupName({ group }: { group: StatementGroup }) {
  return (
    <>
      {group.label} <span className="font-normal text-muted">{formatCount(group.rows.length, "row")}</span>
    </>
  );
}

function Tier({ tier }: { tier: string | null }) {
  return tier === "cloud" || tier === "on-prem" || tier === "edge" ? <TierMark tier={tier} /> : "all";
}
