import { formatAmount } from "../../ledger/amount-text";
import type { RawTable } from "../reader/raw-table";
import { rejectWriter } from "../reader/reject-table";
import { type Stage, textOf } from "../reader/stage";
import { textTable } from "../reader/text-table";
import type { CardSupply } from "./supply-card";
import { type UsageField, usageLine } from "./usage-line";

export const useColumns = [
  "n",
  "day",
  "supply",
  "gpu_class",
  "allocated",
  "used",
  "energy",
  "slices",
  "slices_per_gpu",
  "profile",
  "tags",
] as const;

/** The key of a column such as "tag:env"; null for any other. */
export function tagKeyOf(header: string): string | null {
  return /^tags?[:_.](.+)$/i.exec(header.trim())?.[1] ?? null;
}

type Uses = {
  raw: RawTable;
  fields: ReadonlyMap<UsageField, number>;
  supplies: ReadonlyMap<string, CardSupply>;
};

/** The table `use` of the lines that can be priced; the others go to the rejects. Gives how many those are. */
export async function stageUses(stage: Stage, { raw, fields, supplies }: Uses): Promise<number> {
  const table = await textTable(stage, "use", useColumns);
  const rejects = await rejectWriter(stage);
  const tagKeys = raw.names.map(tagKeyOf);
  let rejectedLines = 0;
  const cells = raw.names.map((_, index) => `c${index}`).join(", ");
  for await (const rows of stage.stream(`SELECT CAST(n AS VARCHAR) AS line, ${cells} FROM raw ORDER BY n`)) {
    for (const row of rows) {
      const line = textOf(row[0]) ?? "";
      const cell = (field: UsageField) => {
        const index = fields.get(field);
        return index === undefined ? null : textOf(row[index + 1])?.trim() || null;
      };
      const tagColumns = Object.fromEntries(
        tagKeys.flatMap((key, index) => {
          const value = key === null ? null : textOf(row[index + 1]);
          return key === null || value === null ? [] : [[key, value]];
        }),
      );
      const use = usageLine(cell, { supplies, tagColumns });
      if (Array.isArray(use)) {
        rejectedLines += 1;
        for (const { field, reason } of use) {
          const column = raw.names[fields.get(field) ?? -1] ?? field;
          rejects.add({ line: Number(line), column, value: cell(field)?.slice(0, 200) ?? null, reason });
        }
        continue;
      }
      table.add([
        line,
        use.day,
        use.supply.name,
        use.rate.gpuClass,
        formatAmount(use.allocated),
        use.used === null ? null : formatAmount(use.used),
        use.energyKwh,
        use.slices.toString(),
        use.slicesPerGpu.toString(),
        use.profile,
        JSON.stringify(use.tags),
      ]);
    }
  }
  table.close();
  rejects.close();
  return rejectedLines;
}

/** A row of `use`; amounts are exact decimal text, tags are JSON. */
export type UseRow = {
  n: string;
  day: string;
  supply: string;
  gpuClass: string;
  allocated: string;
  used: string | null;
  energy: string | null;
  slices: string;
  slicesPerGpu: string;
  profile: string | null;
  tags: string;
};

export function rowOfUse(row: readonly unknown[]): UseRow {
  const [n, day, supply, gpuClass, allocated, used, energy, slices, slicesPerGpu, profile, tags] = row.map(textOf);
  return {
    n: n ?? "",
    day: day ?? "",
    supply: supply ?? "",
    gpuClass: gpuClass ?? "",
    allocated: allocated ?? "0",
    used: used ?? null,
    energy: energy ?? null,
    slices: slices ?? "1",
    slicesPerGpu: slicesPerGpu ?? "1",
    profile: profile ?? null,
    tags: tags ?? "{}",
  };
}
