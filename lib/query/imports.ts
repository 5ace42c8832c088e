import { notFound } from "next/navigation";
import { authorize, authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { lateReason, monthsText, stateOf, undoRefusal } from "@/lib/chart/imports";
import type { HistoryRow, ImportPage, ImportsPage, ReviewGroup, ReviewPage, SourceRow } from "@/lib/chart/imports-page";
import { now } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { monthAfter } from "@/lib/format/date";
import { type ImportDetail, uploadBytesAtMost } from "@/lib/schema/import";
import { importIdInput, reviewQueues } from "@/lib/schema/import-actions";
import { listFlaggedLines } from "@/lib/store/batch-review";
import { listBillSources } from "@/lib/store/bill-sources";
import { MissingRates, sumCosts } from "@/lib/store/costs";
import { getImport, getImportCheck, listImports } from "@/lib/store/import-detail";
import { listRejects } from "@/lib/store/import-rejects";
import { getOrganisation } from "@/lib/store/organisation";
import { listPeriods } from "@/lib/store/periods";
import { sumReviewReasons } from "@/lib/store/review-groups";
import { listDeliveries } from "@/lib/store/source-deliveries";

type Reader = Scope<"imports:read">;

/** Files of the history, and lines of the queue, that a page has at once. */
const mostFiles = 1_000;
const mostLines = 1_000;

/** Every day that a bill can have. */
const always = { from: "2000-01-01", to: "2099-12-31" };

export async function loadImports(): Promise<ImportsPage> {
  const scope = await authorizePage("imports:read");
  const { currency, timeZone } = await getOrganisation(scope);
  const [sources, files, reconciled] = await Promise.all([
    loadSources(scope),
    listImports(scope, { offset: 0, limit: mostFiles }),
    loadReconciliation(currency),
  ]);
  const [waiting, closedMonths] = await Promise.all([
    listFlaggedLines(scope, { review: "waiting", offset: 0, limit: 0 }),
    loadClosedMonths(),
  ]);
  return {
    currency,
    timeZone,
    sources,
    history: files.rows.map((file) => historyRow(file, closedMonths)),
    files: files.total,
    waitingLines: waiting.total,
    bytesAtMost: uploadBytesAtMost,
    ...reconciled,
    mayWrite: mayDo(scope.role, "imports:write"),
  };
}

export async function loadImport(id: string): Promise<ImportPage> {
  const scope = await authorizePage("imports:read");
  const known = importIdInput.safeParse({ id });
  if (!known.success) notFound();
  const [{ timeZone }, file, closedMonths] = await Promise.all([
    getOrganisation(scope),
    found(() => getImport(scope, id)),
    loadClosedMonths(),
  ]);
  return {
    file,
    check: await getImportCheck(scope, id),
    undoRefusal: undoRefusal(file, closedMonths),
    timeZone,
    mayWrite: mayDo(scope.role, "imports:write"),
  };
}

export async function loadReview(params: { queue?: string; import?: string }): Promise<ReviewPage> {
  const scope = await authorizePage("imports:read");
  const queue = reviewQueues.find((each) => each === params.queue) ?? "waiting";
  const known = importIdInput.safeParse({ id: params.import });
  const importId = known.success ? known.data.id : null;
  const file = importId === null ? null : await found(() => getImport(scope, importId));
  const [sums, { rows, total }] = await Promise.all([
    sumReviewReasons(scope, { review: queue, importId }),
    listFlaggedLines(scope, { review: queue, importId, offset: 0, limit: mostLines }),
  ]);
  return {
    queue,
    file: file && { id: file.id, name: file.name },
    groups: groupsOf(sums),
    lines: rows,
    total,
    mayWrite: mayDo(scope.role, "imports:write"),
  };
}

/** The rejected lines of an import, a piece at a time. Throws NotFound for an import that is not there. */
export async function loadRejects(scope: Reader, importId: string) {
  await getImport(scope, importId);
  return (after: { line: number; column: string } | null) => listRejects(scope, { importId, after, limit: 2_000 });
}

export async function loadSources(scope: Scope<"imports:read">): Promise<SourceRow[]> {
  const thisMonth = now().toISOString().slice(0, 7);
  const month = monthAfter(thisMonth, -1);
  const [sources, deliveries] = await Promise.all([listBillSources(scope), listDeliveries(scope, month)]);
  const bySource = new Map(deliveries.map((delivery) => [delivery.sourceId, delivery]));
  return sources
    .filter(({ archived }) => !archived)
    .map(({ id, name, kind, expected, archived, latestMonth }) => {
      const { deliveredAt = null, monthDeliveredAt = null } = bySource.get(id) ?? {};
      const delivery = { expected, archived, deliveredAt, monthDeliveredAt };
      return {
        id,
        name,
        kind,
        expected,
        latestMonth,
        deliveredAt,
        late: lateReason(delivery, { month, nextMonth: thisMonth }),
      };
    });
}

function historyRow(file: ImportDetail, closedMonths: readonly string[]): HistoryRow {
  const months = file.batches.map(({ month, correctsMonth }) => correctsMonth ?? month);
  return {
    file,
    state: stateOf(file),
    months: monthsText(months.length > 0 ? months : file.period === null ? [] : [file.period]),
    undoRefusal: undoRefusal(file, closedMonths),
  };
}

async function loadClosedMonths(): Promise<string[]> {
  const periods = await listPeriods(await authorize("statements:read"));
  return periods.filter(({ state }) => state === "closed").map(({ month }) => month);
}

/** Of everything that counts, in the reporting currency. */
async function loadReconciliation(currency: string): Promise<Pick<ImportsPage, "reconciliation" | "failure">> {
  const scope = await authorize("costs:read");
  try {
    const question = { ...always, grain: "quarter", by: [], filters: [], basis: "effective", currency } as const;
    const { imported, allocated, unallocated, inReview, difference, reviewLines } = (await sumCosts(scope, question))
      .totals;
    return { reconciliation: { imported, allocated, unallocated, inReview, difference, reviewLines }, failure: null };
  } catch (error) {
    if (error instanceof MissingRates) return { reconciliation: null, failure: error.message };
    throw error;
  }
}

function groupsOf(sums: Awaited<ReturnType<typeof sumReviewReasons>>): ReviewGroup[] {
  const byReason = new Map<string, ReviewGroup>();
  for (const { reason, lines, ...sum } of sums) {
    const before = byReason.get(reason) ?? { reason, lines: 0, sums: [] };
    byReason.set(reason, { reason, lines: before.lines + lines, sums: [...before.sums, sum] });
  }
  return [...byReason.values()];
}

async function found<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
