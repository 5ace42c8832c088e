import type { IsoMonth } from "@/lib/ledger/calendar";

/**
 * What makes a batch the same as another of its source and month, kept in `import_batch.sha256` under a unique key:
 * the file's own hash; for corrections also the month they correct; for a reversal the batch that it takes back. So
 * a file counts once, and a batch is reversed once.
 */
export function identityOf(sha256: string, correctsMonth: IsoMonth | null): string {
  return correctsMonth === null ? sha256 : `${sha256} corrects ${correctsMonth}`;
}

export function reversalOf(batchId: string): string {
  return `reverses ${batchId}`;
}

/** SQL: the batch of this alias takes another one back. */
export function isReversal(alias: string): string {
  return `(${alias}.sha256 LIKE 'reverses %')`;
}

/** SQL: a counted batch takes the batch of this alias back. */
export function isReversed(alias: string): string {
  return `EXISTS (SELECT FROM import_batch r WHERE r.status = 'committed' AND r.sha256 = 'reverses ' || ${alias}.id)`;
}
