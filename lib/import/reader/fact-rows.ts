import { type Tier, tiers } from "../../calc/tier";
import type { IsoMonth } from "../../ledger/calendar";
import { type Category, categories } from "../../ledger/category";
import { charges, type LineFacts } from "../../ledger/mapping-rule";
import { factTexts } from "./facts";
import { defaultLimits } from "./limits";
import { openStage, textOf } from "./stage";

/** Lines of one month that rules cannot tell apart, summed; amounts as exact decimal text. */
export type StagedFact = {
  factNo: number;
  facts: LineFacts;
  category: Category;
  tier: Tier;
  workloadId: string | null;
  currency: string;
  review: "counted" | "waiting";
  lines: number;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
};

/** The facts of a month by number, in pieces. */
export async function* stagedFactRows(job: { workFolder: string; month: IsoMonth }): AsyncGenerator<StagedFact[]> {
  const stage = await openStage(job.workFolder, { readOnly: true, spillBytes: defaultLimits.folderBytes });
  try {
    const columns = `CAST(fact_no AS VARCHAR), CAST(line_count AS VARCHAR), provider, account, resource, service, region,
      charge, tags, category, tier, workload_id, currency, review, ${factTexts}`;
    for await (const rows of stage.stream(
      `SELECT ${columns} FROM fact WHERE month = '${job.month}' ORDER BY fact.fact_no`,
    ))
      yield rows.map(factOf);
  } finally {
    stage.close();
  }
}

function factOf(row: readonly unknown[]): StagedFact {
  const text = (index: number) => textOf(row[index]);
  const needed = (index: number) => text(index) ?? "";
  return {
    factNo: Number(needed(0)),
    lines: Number(needed(1)),
    facts: {
      provider: text(2),
      account: text(3),
      resource: text(4),
      service: text(5),
      region: text(6),
      charge: oneOf(charges, needed(7)),
      tags: JSON.parse(needed(8)),
    },
    category: oneOf(categories, needed(9)),
    tier: oneOf(tiers, needed(10)),
    workloadId: text(11),
    currency: needed(12),
    review: oneOf(["counted", "waiting"] as const, needed(13)),
    billed: needed(14),
    effective: needed(15),
    list: text(16),
    contracted: text(17),
  };
}

function oneOf<T extends string>(values: readonly T[], text: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`The stage holds "${text}", which is none of ${values.join(", ")}.`);
  return found;
}
