import type { AmountText } from "./statement-document";

/** What is known of a month before it is closed. */
export type CloseFacts = {
  /** imported − allocated − unallocated; null where there is no such figure, because a rate is missing. */
  difference: AmountText;
  /** Batches whose facts and rollups, or lines where they were summed, differ: none, in a ledger that is whole. */
  unequalBatches: number;
  /** Currencies without a rate, as a sentence; null: all are there. */
  missingRate: string | null;
  disputes: readonly { team: string }[];
  /** Sources that are expected in the month, and the day of their last delivery for it. */
  sources: readonly { name: string; deliveredOn: string | null; isFinal: boolean }[];
  /** Lines that were flagged and wait for somebody to look at them. */
  waitingLines: number;
};

export const closeCheckKeys = ["reconciled", "rates", "disputes", "sources", "review"] as const;

export type CloseCheck = { key: (typeof closeCheckKeys)[number]; passed: boolean; title: string; detail: string };

/** What closing a month needs, each with its reason when it fails. A month closes when all have passed. */
export function closeChecks(facts: CloseFacts): CloseCheck[] {
  return [reconciled(facts), rates(facts), disputes(facts), sources(facts), review(facts)];
}

function reconciled({ difference, unequalBatches }: CloseFacts): CloseCheck {
  const passed = difference === "0" && unequalBatches === 0;
  const detail =
    unequalBatches > 0
      ? `the lines of ${counted(unequalBatches, "batch", "batches")} do not sum to what pages show`
      : difference === null
        ? "it cannot be added up"
        : difference === "0"
          ? "difference 0.00; closing sums every line again"
          : `difference ${difference}`;
  return { key: "reconciled", passed, title: "Reconciled with the bills", detail };
}

function rates({ missingRate }: CloseFacts): CloseCheck {
  const passed = missingRate === null;
  return {
    key: "rates",
    passed,
    title: "All exchange rates are there",
    detail: missingRate ?? "every currency converts",
  };
}

function disputes({ disputes: open }: CloseFacts): CloseCheck {
  const passed = open.length === 0;
  const detail = passed ? "no team disputes its statement" : `disputed by ${listed(open.map(({ team }) => team))}`;
  return { key: "disputes", passed, title: "No open dispute", detail };
}

function sources({ sources: expected }: CloseFacts): CloseCheck {
  const late = expected.filter(({ isFinal }) => !isFinal);
  const names = late.map(({ name, deliveredOn }) =>
    deliveredOn === null ? `${name} (nothing yet)` : `${name} (last on ${deliveredOn})`,
  );
  const last = expected
    .flatMap(({ deliveredOn }) => deliveredOn ?? [])
    .sort()
    .at(-1);
  const done = last === undefined ? "no source is expected" : `${counted(expected.length, "source")}, last on ${last}`;
  return {
    key: "sources",
    passed: late.length === 0,
    title: "Every source delivered after the month's end",
    detail: late.length === 0 ? done : `not yet from ${listed(names)}`,
  };
}

function review({ waitingLines }: CloseFacts): CloseCheck {
  const passed = waitingLines === 0;
  const detail = passed
    ? "no flagged line waits"
    : `${counted(waitingLines, "flagged line")} wait for somebody to decide`;
  return { key: "review", passed, title: "The review queue is empty", detail };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
