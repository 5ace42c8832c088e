"use client";

import { SidePanel } from "@/components/ui/side-panel";
import { type ChangeRow, type ChangesModel, driverMeanings, driverNames } from "@/lib/chart/movers";
import { formatAmount, formatAmountChange } from "@/lib/format/amount";
import { usePanel } from "./use-panel";

export type ChangePanelProps = {
  rows: readonly ChangeRow[];
  total: ChangesModel["total"];
  currency: string;
  period: string;
  before: string;
};

/** What made the cost change, in parts that add up to it; of all, or of one workload. */
export function ChangePanel({ rows, total, currency, period, before }: ChangePanelProps) {
  const { panel, open, close } = usePanel();
  const row = rows.find(({ key }) => key === panel);
  const told = row ?? (panel === "change" ? total : null);
  if (told === null) return null;
  return (
    <SidePanel
      key={panel}
      title={row ? row.name : "Explain this change"}
      eyebrow={`${period} against ${before}, ${currency}`}
      onClose={close}
    >
      <dl className="flex flex-col text-table" data-drivers>
        <Line label={before} amount={formatAmount(told.before, currency)} />
        {told.drivers.map(({ driver, amount }) => (
          <Line
            key={driver}
            label={driverNames[driver]}
            note={driverMeanings[driver]}
            amount={signed(amount, currency)}
          />
        ))}
        <Line label={period} amount={formatAmount(told.amount, currency)} strong />
        <Line label="Change" amount={`${told.delta.text} (${told.delta.ratioText})`} />
      </dl>
      <p className="text-caption text-muted">
        The drivers add up to the change to the last digit; shown are cents. Hours of the cloud are those that metrics
        files count, of on-prem and edge those of usage files.
      </p>
      {row ? (
        <button
          type="button"
          onClick={() => open("change")}
          className="min-h-6 self-start rounded-control text-table text-accent hover:underline"
        >
          All workloads
        </button>
      ) : (
        <Largest rows={rows} currency={currency} onOpen={open} />
      )}
    </SidePanel>
  );
}

const mostRows = 12;

function Largest({
  rows,
  currency,
  onOpen,
}: {
  rows: readonly ChangeRow[];
  currency: string;
  onOpen: (key: string) => void;
}) {
  return (
    <section aria-labelledby="largest-changes">
      <h3 id="largest-changes" className="text-table font-semibold">
        Largest changes
      </h3>
      <ul className="mt-1 flex flex-col text-table">
        {rows.slice(0, mostRows).map((row) => (
          <li key={row.key} className="flex items-baseline justify-between gap-3 border-t border-hairline py-1">
            <button
              type="button"
              onClick={() => onOpen(row.key)}
              className="min-h-6 min-w-0 rounded-control text-left break-words text-accent hover:underline"
            >
              {row.name}
            </button>
            <span className="text-right whitespace-nowrap tabular-nums">
              {signed(row.delta.change ?? "0", currency)}
              <span className="block text-caption text-muted">{row.driver}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { label: string; note?: string; amount: string; strong?: boolean };

function Line({ label, note, amount, strong = false }: LineProps) {
  return (
    <div className="flex justify-between gap-3 border-t border-hairline py-1.5 first:border-0">
      <dt className={strong ? "font-semibold" : ""}>
        {label}
        {note ? <span className="block text-caption font-normal text-muted">{note}</span> : null}
      </dt>
      <dd className={`text-right whitespace-nowrap tabular-nums ${strong ? "font-semibold" : ""}`}>{amount}</dd>
    </div>
  );
}

function signed(amount: string, currency: string): string {
  return formatAmountChange(amount, currency).text;
}
