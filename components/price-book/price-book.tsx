import { Fragment } from "react";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { PriceBook } from "@/lib/schema/price-book";
import { type ArchiveAction, RestoreButton } from "./archive-button";
import { NewSupplyDialog, type SaveAction } from "./price-dialogs";
import { SupplyPanel } from "./supply-panel";
import { SupplyTable } from "./supply-table";

export type PriceBookActions = {
  createSupply: SaveAction;
  addPrice: SaveAction;
  archive: ArchiveAction;
  restore: ArchiveAction;
};

export type PriceBookPageProps = {
  book: PriceBook;
  selectedId: string | null;
  actions: PriceBookActions;
};

export function PriceBookPage({ book, selectedId, actions }: PriceBookPageProps) {
  const { currency, today, supplies } = book;
  const selected = supplies.find((supply) => supply.id === selectedId) ?? null;
  return (
    <WithSidePanel
      panel={
        selected ? (
          <SupplyPanel
            key={selected.id}
            supply={selected}
            currency={currency}
            today={today}
            actions={book.mayWrite ? actions : null}
          />
        ) : null
      }
    >
      <PageHeader
        title="Price book"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Price book" }]}
        actions={
          book.mayWrite ? <NewSupplyDialog action={actions.createSupply} today={today} currency={currency} /> : null
        }
      />
      <ControlBar context={`${currency} · prices valid on ${formatDay(today)}`}>
        <span className="text-table text-muted">{formatCount(supplies.length, "supply", "supplies")}</span>
      </ControlBar>
      <PageContent>
        {book.comparison ? <Finding comparison={book.comparison} currency={currency} /> : null}
        {supplies.length === 0 ? (
          <EmptyState title="No supplies yet">
            A supply is a way to run workloads: a cloud offer, servers of your own, capacity paid by use, or edge
            devices. Workloads and scenarios are priced with it.
          </EmptyState>
        ) : (
          <SupplyTable supplies={supplies} selectedId={selectedId} currency={currency} />
        )}
        {book.archived.length > 0 ? (
          <details className="rounded-card border border-border bg-card px-4 py-2">
            <summary className="min-h-6 text-table font-medium">
              {formatCount(book.archived.length, "archived supply", "archived supplies")}
            </summary>
            <ul className="divide-y divide-hairline">
              {book.archived.map((supply) => (
                <li key={supply.id} className="flex min-h-10 items-center justify-between gap-3 text-table">
                  {supply.name}
                  {book.mayWrite ? <RestoreButton supply={supply} restore={actions.restore} /> : null}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </PageContent>
    </WithSidePanel>
  );
}

const places = { cloud: "in the cloud", "on-prem": "on-prem", edge: "at the edge" };

type FindingProps = { comparison: NonNullable<PriceBook["comparison"]>; currency: string };

function Finding({ comparison, currency }: FindingProps) {
  const rate = (value: number) => formatMoney(value, { currency, style: "unit" });
  return (
    <Sentence note="The full price of an hour of work. Cloud: the allocation that stands idle, network and support. Owned: depreciation, power, staff and licences at the target utilisation. Storage and egress are priced besides.">
      An hour of {comparison.gpuClass} costs{" "}
      {comparison.ranges.map(({ tier, low, high }, index) => (
        <Fragment key={tier}>
          {index === 0 ? "" : index === comparison.ranges.length - 1 ? " and " : ", "}
          <b>{low === high ? rate(low) : `${rate(low)} to ${rate(high)}`}</b> {places[tier]}
        </Fragment>
      ))}
      .
    </Sentence>
  );
}
