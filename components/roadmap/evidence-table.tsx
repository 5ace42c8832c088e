import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { InitiativeView } from "@/lib/chart/initiative-view";
import { formatMonth } from "@/lib/format/date";

const head = "py-1 text-caption font-medium whitespace-nowrap text-muted";
const cell = "border-t border-hairline py-1.5 pl-3 text-right whitespace-nowrap tabular-nums";

type Props = { view: InitiativeView; currency: string };

/** What each workload would have cost at the price before, and what it did cost. */
export function EvidenceTable({ view, currency }: Props) {
  const { baseline, evidence, now, sharedWith } = view;
  if (!baseline)
    return (
      <Card
        title="Evidence"
        note="A baseline is frozen when the initiative is approved; what it saves is measured from then on."
      >
        <p className="mt-2 text-table text-muted">No baseline yet.</p>
      </Card>
    );
  return (
    <Card
      title={evidence.length === 0 || now === null ? "Evidence" : `Evidence of ${formatMonth(now)}`}
      note={`Baseline: ${baseline.months}. Frozen ${baseline.frozen}.`}
    >
      {evidence.length === 0 ? (
        <p className="mt-2 text-table text-muted">It has not started in a complete month.</p>
      ) : (
        <Scroll label="Evidence by workload">
          <table className="w-full border-separate border-spacing-0 text-table">
            <caption className="sr-only">{`Evidence by workload, ${currency}`}</caption>
            <thead>
              <tr>
                <th scope="col" className={`${head} text-left`}>
                  Workload
                </th>
                <th scope="col" className={`${head} pl-3 text-left`}>
                  Volume in
                </th>
                {[
                  `Before, ${currency} per unit`,
                  "Volume, count",
                  `Would cost, ${currency}`,
                  `Cost, ${currency}`,
                  `Saved, ${currency}`,
                ].map((label) => (
                  <th key={label} scope="col" className={`${head} pl-3 text-right`}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {evidence.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className="border-t border-hairline py-1.5 text-left font-normal">
                    {row.name}
                  </th>
                  <td className="border-t border-hairline py-1.5 pl-3 whitespace-nowrap text-muted">{row.unit}</td>
                  <td className={cell}>{row.unitCost}</td>
                  <td className={cell}>{row.volume}</td>
                  <td className={cell}>{row.wouldCost}</td>
                  <td className={cell}>{row.actual}</td>
                  <td className={`${cell} font-semibold`}>{row.saving}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {sharedWith.length > 0 ? (
        <p className="mt-2 text-table text-muted">
          Its workloads are also those of {sharedWith.join(", ")}: what they saved is divided by plan, and the baseline
          of the one that started first counts.
        </p>
      ) : null}
    </Card>
  );
}

/** Every complete month since it started. */
export function MeasuredMonths({ view, currency }: Props) {
  if (view.months.length === 0) return null;
  return (
    <Card title="Month by month" note="Measured from the ledger each time this page is opened.">
      <Scroll label="Measured months">
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">{`Planned and realised by month, ${currency}`}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} text-left`}>
                Month
              </th>
              <th scope="col" className={`${head} pl-3 text-right`}>
                Planned, {currency}
              </th>
              <th scope="col" className={`${head} pl-3 text-right`}>
                Realised, {currency}
              </th>
              <th scope="col" className={`${head} pl-3 text-left`}>
                Why not
              </th>
            </tr>
          </thead>
          <tbody>
            {view.months.map(({ month, planned, realised, reason }) => (
              <tr key={month}>
                <th scope="row" className="border-t border-hairline py-1.5 text-left font-normal whitespace-nowrap">
                  {month}
                </th>
                <td className={cell}>{planned}</td>
                <td className={`${cell} font-semibold`}>{realised}</td>
                <td className="border-t border-hairline py-1.5 pl-3 text-muted">{reason ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

function Scroll({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <ScrollRegion label={label} className="mt-2 overflow-x-auto -outline-offset-2">
      {children}
    </ScrollRegion>
  );
}
