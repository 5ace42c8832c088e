import type { AllocatedRow, ContraRow, DirectRow, SharedRow } from "./allocated-row";
import type { Amount } from "./amount";
import { amountOf, formatAmount } from "./amount-text";
import type { IsoMonth } from "./calendar";
import { addCosts, type CostBasis, type Costs, costBases, sumKnown } from "./costs";
import type { Owner } from "./owner";
import type { SharingMethod } from "./sharing-method";
import { partOf, type Statement, type StatementPart, statementParts, statementsOf } from "./statement";

/** Decimal text in the reporting currency; null where a line has no cost in the basis. */
export type AmountText = string | null;

export type CostTexts = Readonly<Record<CostBasis, AmountText>>;

/** A statement's figures in one basis, as text. */
export type StatementFigures = {
  parts: Readonly<Record<StatementPart, AmountText>>;
  direct: AmountText;
  total: AmountText;
  list: AmountText;
  discounts: AmountText;
};

/** What the lines behind a direct cost have in common. */
export type LineOrigin = {
  workloadId: string | null;
  workload: string | null;
  provider: string;
  service: string;
  tier: string;
  /** The closed month that these lines correct. */
  correctsMonth: IsoMonth | null;
};

export type StatementLine = LineOrigin & {
  part: StatementPart;
  ruleId: string | null;
  rule: string | null;
  lineCount: number;
  costs: CostTexts;
};

/** What came to the owner by a sharing rule, or left it: then it is a contra, and negative. */
export type StatementShare = {
  part: "shared" | "idle";
  ruleId: string;
  rule: string;
  costs: CostTexts;
  /** How it was worked out; null for a contra. */
  working: {
    from: string;
    method: SharingMethod;
    unit: string;
    weight: string;
    totalWeight: string;
    ratio: string;
    pool: CostTexts;
  } | null;
};

/** One owner's statement in every basis, with all that explains it: what is shown, frozen and issued. */
export type StatementDocument = {
  owner: Owner;
  name: string;
  figures: Readonly<Record<CostBasis, StatementFigures>>;
  lines: readonly StatementLine[];
  shares: readonly StatementShare[];
  /** Hours of accelerators; null when no line has any. */
  gpuHours: { allocated: string; used: string } | null;
  budget: AmountText;
};

export type Describe = {
  /** The lines of a direct row's group. */
  originOf: (groupId: string) => LineOrigin & { lineCount: number };
  nameOf: (owner: Owner) => string;
  ruleNameOf: (ruleId: string) => string;
};

export type OwnerFacts = { gpuHours: StatementDocument["gpuHours"]; budget: AmountText };

/**
 * The document of each owner that has a row or is asked for, sorted by owner. Direct rows that are alike in origin, part
 * and rule are one line. An owner without rows has a statement of zeros.
 */
export function statementDocuments(
  rows: readonly AllocatedRow[],
  owners: readonly Owner[],
  { factsOf, ...describe }: Describe & { factsOf: (owner: Owner) => OwnerFacts },
): StatementDocument[] {
  const byOwner = new Map<Owner, AllocatedRow[]>(owners.map((owner) => [owner, []]));
  for (const row of rows) {
    const own = byOwner.get(row.owner);
    if (own) own.push(row);
    else byOwner.set(row.owner, [row]);
  }
  return [...byOwner.keys()].sort().map((owner) => {
    const own = byOwner.get(owner) ?? [];
    const direct = own.filter((row): row is DirectRow => row.kind === "direct");
    const shared = own.filter((row): row is SharedRow | ContraRow => row.kind !== "direct");
    return {
      owner,
      name: describe.nameOf(owner),
      figures: figuresOfRows(own),
      lines: linesOf(direct, describe),
      shares: shared.map((row) => shareOf(row, describe)),
      ...factsOf(owner),
    };
  });
}

/** The figures of several owners together in one basis, as a business unit shows them; all "0" of none. */
export function addFigures(all: readonly StatementFigures[]): StatementFigures {
  return {
    parts: perPart((part) => addTexts(all.map(({ parts }) => parts[part]))),
    direct: addTexts(all.map(({ direct }) => direct)),
    total: addTexts(all.map(({ total }) => total)),
    list: addTexts(all.map(({ list }) => list)),
    discounts: addTexts(all.map(({ discounts }) => discounts)),
  };
}

/** The exact sum of texts; null as soon as one is not known, "0" of nothing. */
export function addTexts(texts: readonly AmountText[]): AmountText {
  return textOf(sumKnown(texts.map((text) => (text === null ? null : amountOf(text)))));
}

function figuresOfRows(rows: readonly AllocatedRow[]): StatementDocument["figures"] {
  return perBasis((basis) => {
    const [statement] = statementsOf(rows, basis);
    return statement ? figuresOf(statement) : noFigures;
  });
}

function figuresOf({ parts, direct, total, list, discounts }: Statement): StatementFigures {
  return {
    parts: perPart((part) => textOf(parts[part])),
    direct: textOf(direct),
    total: textOf(total),
    list: textOf(list),
    discounts: textOf(discounts),
  };
}

function linesOf(rows: readonly DirectRow[], { originOf, ruleNameOf }: Describe): StatementLine[] {
  const found = new Map<string, { line: Omit<StatementLine, "costs">; costs: Costs }>();
  for (const row of rows) {
    const { lineCount, ...origin } = originOf(row.groupId);
    const part = partOf(row);
    const key = JSON.stringify([part, row.ruleId, ...Object.values(origin)]);
    const before = found.get(key);
    if (before) {
      before.line.lineCount += lineCount;
      before.costs = addCosts(before.costs, row.costs);
      continue;
    }
    const rule = row.ruleId === null ? null : ruleNameOf(row.ruleId);
    found.set(key, { line: { ...origin, part, ruleId: row.ruleId, rule, lineCount }, costs: row.costs });
  }
  return [...found.keys()].sort().flatMap((key) => {
    const entry = found.get(key);
    return entry ? [{ ...entry.line, costs: textsOf(entry.costs) }] : [];
  });
}

function shareOf(row: SharedRow | ContraRow, { nameOf, ruleNameOf }: Describe): StatementShare {
  const working =
    row.kind === "contra"
      ? null
      : {
          from: nameOf(row.from),
          method: row.method,
          unit: row.unit,
          weight: formatAmount(row.weight),
          totalWeight: formatAmount(row.totalWeight),
          ratio: formatAmount(row.ratio),
          pool: textsOf(row.pool),
        };
  return {
    part: row.charge === "idle" ? "idle" : "shared",
    ruleId: row.ruleId,
    rule: ruleNameOf(row.ruleId),
    costs: textsOf(row.costs),
    working,
  };
}

function textsOf(costs: Costs): CostTexts {
  return perBasis((basis) => textOf(costs[basis]));
}

function textOf(amount: Amount | null): AmountText {
  return amount === null ? null : formatAmount(amount);
}

const noFigures: StatementFigures = {
  parts: perPart(() => "0"),
  direct: "0",
  total: "0",
  list: "0",
  discounts: "0",
};

function perBasis<Value>(make: (basis: CostBasis) => Value): Record<CostBasis, Value> {
  const [billed, effective, list, contracted] = costBases;
  return {
    billed: make(billed),
    effective: make(effective),
    list: make(list),
    contracted: make(contracted),
  };
}

/** A value for each part of a statement. */
export function perPart<Value>(make: (part: StatementPart) => Value): Record<StatementPart, Value> {
  const [training, inference, storage, dataTransfer, other, shared, idle, adjustments] = statementParts;
  return {
    training: make(training),
    inference: make(inference),
    storage: make(storage),
    "data-transfer": make(dataTransfer),
    other: make(other),
    shared: make(shared),
    idle: make(idle),
    adjustments: make(adjustments),
  };
}
