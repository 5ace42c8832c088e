"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { SidePanel } from "@/components/ui/side-panel";
import { TierMark } from "@/components/ui/tier-mark";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { BookEntry, BookSupply } from "@/lib/schema/price-book";
import { type ArchiveAction, ArchiveButton } from "./archive-button";
import { NewPriceDialog, type SaveAction } from "./price-dialogs";
import { headlinePrice, termsRows } from "./price-terms";

export type SupplyPanelProps = {
  supply: BookSupply;
  currency: string;
  today: string;
  /** null: the reader may change nothing. */
  actions: { addPrice: SaveAction; archive: ArchiveAction; restore: ArchiveAction } | null;
};

/** One supply with its dated prices: all terms of the one chosen, the history below. */
export function SupplyPanel({ supply, currency, today, actions }: SupplyPanelProps) {
  const router = useRouter();
  const start = supply.current ?? supply.entries.at(-1);
  const [shownId, setShownId] = useState(start?.id);
  const shown = supply.entries.find((entry) => entry.id === shownId) ?? start;
  const close = () => router.push("?", { scroll: false });
  if (!shown) return null;
  return (
    <SidePanel
      title={supply.name}
      eyebrow={
        <span className="inline-flex items-center gap-2">
          <TierMark tier={supply.tier} />
          {supply.kindName} · {formatCount(supply.workloads, "workload")}
        </span>
      }
      onClose={close}
      footer={
        actions ? (
          <>
            <NewPriceDialog
              action={actions.addPrice}
              today={today}
              currency={currency}
              supply={supply}
              from={(supply.entries[0] ?? shown).terms}
            />
            <ArchiveButton supply={supply} archive={actions.archive} restore={actions.restore} onDone={close} />
          </>
        ) : null
      }
    >
      <section aria-label="Prices by date">
        <h3 className="mb-2">Prices by date</h3>
        <ol className="flex flex-col gap-1">
          {supply.entries.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                aria-pressed={entry.id === shown.id}
                onClick={() => setShownId(entry.id)}
                className="flex min-h-10 w-full flex-wrap items-center justify-between gap-x-3 rounded-control border border-border px-3 py-1.5 text-left text-table hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected"
              >
                <span className="inline-flex items-center gap-2">
                  {formatDay(entry.validFrom)} <EntryBadge entry={entry} />
                </span>
                <span className="tabular-nums">
                  {entry.gpuHourRate === null
                    ? "serves no GPU-hours"
                    : `${formatMoney(entry.gpuHourRate, { currency, style: "unit" })} per GPU-h`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="Terms">
        <h3 className="mb-1">Terms from {formatDay(shown.validFrom)}</h3>
        <p className="mb-2 text-table">{headlinePrice(shown.terms, currency)}</p>
        <dl className="divide-y divide-hairline border-y border-hairline">
          {termsRows(shown.terms, currency).map((row) => (
            <div key={row.key} className="flex items-baseline justify-between gap-3 py-1 text-table">
              <dt className="min-w-0">
                {row.label} <span className="text-caption text-muted">{row.unit}</span>
              </dt>
              <dd className="tabular-nums">{row.value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="Source">
        <h3 className="mb-1">Source</h3>
        <p className="text-table break-words">{shown.source}</p>
      </section>
    </SidePanel>
  );
}

function EntryBadge({ entry }: { entry: BookEntry }) {
  if (entry.status === "valid") return <Badge tone="ok">valid today</Badge>;
  return entry.status === "future" ? <Badge tone="plan">future</Badge> : <Badge>past</Badge>;
}
