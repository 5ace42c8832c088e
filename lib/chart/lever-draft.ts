import type { Lever, LeverChange, LeverKind } from "../calc/lever";
import { formatMonth, monthAfter } from "../format/date";
import { type LeverInput, leverInput, leverNames } from "../schema/lever";
import { leverFields, startingChange } from "../schema/lever-fields";
import type { ScenarioInput } from "../schema/scenario";
import { numberAt, withNumberAt } from "../schema/supply-fields";
import { planMonth } from "./planned-change";

type Months = Pick<ScenarioInput, "startMonth" | "horizonMonths">;

/** A lever while it is being typed: a number is null while its field is empty. */
export type LeverDraft = {
  name: string;
  kind: LeverKind;
  /** By the keys of the kind's fields. */
  numbers: Readonly<Record<string, number | null>>;
  workloadIds: ReadonlySet<string>;
  /** A calendar month; "" while the field is empty. */
  fromMonth: string;
  oneOffCost: number | null;
};

/** The lever as its form begins; without one, GPU sharing of every workload from the first month. */
export function leverDraftOf(lever: Lever | null, input: ScenarioInput): LeverDraft {
  const change: LeverChange = lever?.change ?? startingChange["gpu-sharing"];
  return {
    name: lever?.name ?? leverNames[change.kind],
    kind: change.kind,
    numbers: numbersOf(change),
    workloadIds: new Set(lever?.workloadIds ?? input.demands.map(({ id }) => id)),
    fromMonth: monthAfter(input.startMonth, (lever?.fromMonth ?? 1) - 1),
    oneOffCost: lever?.oneOffCost ?? 0,
  };
}

/** Another kind with its own numbers; a name nobody typed follows the kind. */
export function withKind(draft: LeverDraft, kind: LeverKind): LeverDraft {
  const isOwnName = draft.name !== leverNames[draft.kind];
  return {
    ...draft,
    kind,
    numbers: numbersOf(startingChange[kind]),
    name: isOwnName ? draft.name : leverNames[kind],
  };
}

function numbersOf(change: LeverChange): Record<string, number | null> {
  return Object.fromEntries(leverFields[change.kind].map(({ key }) => [key, numberAt(change, key)]));
}

export type CheckedLever =
  | { lever: LeverInput; errors: Readonly<Record<string, never>> }
  /** By field: "name", "gpusAfter", "workloadIds", "fromMonth", "oneOffCost". */
  | { lever: null; errors: Readonly<Record<string, string>> };

/** The lever that was typed, or what is wrong with it, field by field. */
export function checkedLever(draft: LeverDraft, input: ScenarioInput): CheckedLever {
  const ids = input.demands.map(({ id }) => id).filter((id) => draft.workloadIds.has(id));
  const month = planMonth(input, draft.fromMonth);
  const parsed = leverInput.safeParse({
    name: draft.name,
    workloadIds: ids.length === input.demands.length ? null : ids,
    fromMonth: month,
    oneOffCost: draft.oneOffCost,
    change: Object.entries(draft.numbers).reduce<LeverChange>(
      (change, [key, value]) => withNumberAt(change, key, value),
      startingChange[draft.kind],
    ),
  });
  const isInPlan = draft.fromMonth >= input.startMonth && month <= input.horizonMonths;
  if (parsed.success && isInPlan) return { lever: parsed.data, errors: {} };
  const errors: Record<string, string> = isInPlan ? {} : { fromMonth: monthRule(input) };
  for (const { path, message } of parsed.error?.issues ?? []) {
    const key = path[0] === "change" ? path.slice(1).join(".") : String(path[0]);
    errors[key] ??= ruleOf(key, draft, message);
  }
  return { lever: null, errors };
}

function ruleOf(key: string, draft: LeverDraft, message: string): string {
  if (key === "oneOffCost") return "From 0 to 1,000,000,000,000.";
  const field = leverFields[draft.kind].find((candidate) => candidate.key === key);
  if (field) return draft.numbers[key] === null ? `Enter a number. ${field.rule}` : field.rule;
  return key === "mix" ? "The shares are more than the whole: together at most 100%." : message;
}

function monthRule({ startMonth, horizonMonths }: Months): string {
  const last = formatMonth(monthAfter(startMonth, horizonMonths - 1), "short");
  return `A month of the plan: ${formatMonth(startMonth, "short")} to ${last}.`;
}
