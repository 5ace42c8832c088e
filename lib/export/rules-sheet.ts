import { methodNames, ownerName, wholeConditionText } from "../chart/allocation-text";
import { type AmountText, addTexts } from "../ledger/statement-document";
import type { AllocationRules } from "../schema/allocation-rules";
import { type MonthExport, rowsOf } from "./month-export";
import { headingRows } from "./sheet-heading";
import { amount, bold, type Cell, type SheetRows, text } from "./workbook";

const columns = ["Order", "Kind", "Rule", "What it does", "Gives to", "Lines", "Amount", "Amount, exact"];

type Effect = { name: string; kind: "Mapping" | "Sharing"; lines: number; values: AmountText[]; owners: Set<string> };

/** Each rule with what it gave in the month; its text, too, for who may read the rules. */
export function rulesSheet(month: MonthExport): SheetRows {
  const heading = headingRows(month);
  const effects = effectsOf(month);
  const known = month.rules === null ? [] : knownRules(month.rules, month);
  const order = [...new Set([...known.map(({ id }) => id), ...effects.keys()])];
  return {
    name: "Rules",
    widths: [8, 10, 32, 60, 40, 10, 16, 32],
    frozenRows: heading.length + 1,
    rows: [
      ...heading,
      columns.map(bold),
      ...order.map((id, index) =>
        ruleRow(
          index + 1,
          known.find((rule) => rule.id === id),
          effects.get(id),
        ),
      ),
    ],
  };
}

type KnownRule = { id: string; kind: Effect["kind"]; name: string; does: string; to: string };

function ruleRow(position: number, rule: KnownRule | undefined, effect: Effect | undefined): Cell[] {
  const value = effect ? addTexts(effect.values) : "0";
  return [
    { kind: "count", value: position },
    text(rule?.kind ?? effect?.kind ?? ""),
    text(rule?.name ?? effect?.name ?? ""),
    text(rule?.does ?? null),
    text(rule?.to ?? [...(effect?.owners ?? [])].join(", ")),
    { kind: "count", value: effect?.lines ?? 0 },
    amount(value),
    text(value),
  ];
}

/** By rule: what mapping gave its owner, and what sharing gave to those who did not have it. */
function effectsOf(month: MonthExport): Map<string, Effect> {
  const effects = new Map<string, Effect>();
  const add = (id: string, name: string, kind: Effect["kind"]): Effect => {
    const effect = effects.get(id) ?? { name, kind, lines: 0, values: [], owners: new Set<string>() };
    effects.set(id, effect);
    return effect;
  };
  for (const { name, document } of rowsOf(month)) {
    for (const { ruleId, rule, lineCount, costs } of document.lines) {
      if (ruleId === null) continue;
      const effect = add(ruleId, rule ?? ruleId, "Mapping");
      effect.lines += lineCount;
      effect.values.push(costs[month.basis]);
      effect.owners.add(name);
    }
    for (const { ruleId, rule, costs, working } of document.shares) {
      if (working === null) continue;
      const effect = add(ruleId, rule, "Sharing");
      effect.values.push(costs[month.basis]);
      effect.owners.add(name);
    }
  }
  return effects;
}

function knownRules(rules: AllocationRules, { teams }: MonthExport): KnownRule[] {
  const names = { teams, pools: rules.pools };
  return [
    ...rules.mapping.map(({ id, name, conditions, owner }) => ({
      id,
      name,
      kind: "Mapping" as const,
      does: conditions.map(wholeConditionText).join(" and "),
      to: ownerName(owner, names),
    })),
    ...rules.sharing.map(({ id, name, source, method, unit, targets }) => ({
      id,
      name,
      kind: "Sharing" as const,
      does: `${methodNames[method]}${unit === "" ? "" : ` (${unit})`}, from ${ownerName(source, names)}`,
      to: targets.map((target) => ownerName(target.id, names)).join(", "),
    })),
  ];
}
