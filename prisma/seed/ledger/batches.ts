import { createHash } from "node:crypto";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { matchingRules } from "@/lib/ledger/mapping-rule";
import { demoId } from "../ids";
import type { SourceName } from "./accounts";
import { type BillItem, type BillLine, categoryOf } from "./bill-line";
import { copyRow, type Mapped, sharedCells } from "./copy-row";
import { groupBy } from "./group";
import { rulesOf } from "./rules";

/** The lines of one file in one billing month, as rows of a COPY. */
export type DemoBatch = {
  id: string;
  source: SourceName;
  month: IsoMonth;
  monthsBack: number;
  corrects: IsoMonth | null;
  rows: string[];
  flagged: number;
  /** How many lines wait, or waited, for which reason. */
  flags: Readonly<Record<string, number>>;
  firstDay: string;
  lastDay: string;
  /** Of its rows: the file they came from would have another, but this one differs when they do. */
  sha256: string;
  bytes: number;
};

type Lines = { source: SourceName; month: IsoMonth; monthsBack: number; corrects: IsoMonth | null; lines: BillLine[] };

/** Lines in the order of their days, by source and month, numbered and mapped. */
export function batchesOf(lines: readonly BillLine[]): DemoBatch[] {
  const found = new Map<string, Lines>();
  const monthsBackOf = new Map(lines.map(({ day }) => [day.month, day.monthsBack]));
  for (const line of lines) {
    const { source } = line.item;
    const month = line.bookedIn ?? line.day.month;
    const corrects = line.bookedIn === null ? null : line.day.month;
    const key = `${source} ${month} ${corrects}`;
    const batch = found.get(key) ?? { source, month, monthsBack: monthsBackOf.get(month) ?? 0, corrects, lines: [] };
    batch.lines.push(line);
    found.set(key, batch);
  }
  return [...found.values()].map(batchOf);
}

function batchOf({ lines, ...batch }: Lines): DemoBatch {
  const id = demoId("batch", `${batch.source} ${batch.month} ${batch.corrects}`);
  const facts = factsOf(batch.monthsBack);
  const rows = lines.map((line, index) =>
    copyRow(line, { ...facts(line.item), month: batch.month, batchId: id, lineNo: index + 1 }),
  );
  const days = lines.map(({ day }) => day.day);
  const reasons = lines.flatMap(({ item }) => item.flags);
  const hash = createHash("sha256");
  for (const row of rows) hash.update(row);
  return {
    ...batch,
    id,
    rows,
    flagged: reasons.length,
    flags: Object.fromEntries(
      [...groupBy(reasons, (reason) => reason)].map(([reason, found]) => [reason, found.length]),
    ),
    firstDay: days[0] ?? batch.month,
    lastDay: days.at(-1) ?? batch.month,
    sha256: hash.digest("hex"),
    bytes: rows.reduce((total, row) => total + row.length, 0),
  };
}

/** Numbers what rules can see of the lines, and gives it to whom the rules of the month say. */
function factsOf(monthsBack: number): (item: BillItem) => Mapped {
  const rules = rulesOf(monthsBack).rules.mapping;
  const byItem = new Map<BillItem, Mapped>();
  const byKey = new Map<string, Omit<Mapped, "shared">>();
  return (item) => {
    const known = byItem.get(item);
    if (known) return known;
    const facts = {
      provider: item.provider,
      account: (item.account ?? item.payer).id,
      resource: item.resource.name ?? item.resource.id,
      service: item.service,
      region: item.region,
      charge: item.charge,
      tags: item.tags,
    };
    const key = JSON.stringify([facts, categoryOf(item), item.tier, item.currency, item.review]);
    const [rule] = matchingRules(facts, rules);
    const fact = byKey.get(key) ?? {
      factNo: byKey.size + 1,
      owner: rule?.owner ?? "unallocated",
      mappingRule: rule?.id ?? null,
    };
    byKey.set(key, fact);
    const mapped = { ...fact, shared: sharedCells(item) };
    byItem.set(item, mapped);
    return mapped;
  };
}
