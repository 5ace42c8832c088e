import type { Advice, Readiness, ReadinessInput, Trigger } from "../calc/readiness";
import { owningRules, type TriggerName } from "../calc/readiness-rules";
import { formatMoney } from "../format/money";
import { missing } from "../format/number";
import { formatCount, formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import { phaseNames } from "./trajectory";

export const adviceText: Readonly<Record<Advice, string>> = {
  "not-known": "the monthly spend has to be known first",
  "stay-in-cloud": "stay in the cloud for now",
  plan: "plan hybrid now",
  implement: "implement hybrid now",
};

export const triggerLabels: Readonly<Record<TriggerName, string>> = {
  "plan-spend": "Cloud spend a month, to plan",
  "implement-spend": "Cloud spend a month, to implement",
  utilisation: "GPU utilisation",
  egress: "Egress cost a month",
  "latency-or-residency": "Latency or residency",
  "stable-spend": "Spend on steady workloads a month",
  horizon: "Planning horizon",
  "cloud-to-owned": "Cloud cost over cost of owning",
};

/** As a sentence names them. */
const triggerWords: Readonly<Record<TriggerName, string>> = {
  "plan-spend": "spend",
  "implement-spend": "spend",
  utilisation: "GPU utilisation",
  egress: "egress",
  "latency-or-residency": "latency or residency",
  "stable-spend": "spend on steady workloads",
  horizon: "horizon",
  "cloud-to-owned": "cost against owning",
};

/** "in the scale phase", "before the pilot phase", "between the pilot and the production phase". */
export function phaseText({ phase, approaching }: Pick<Readiness, "phase" | "approaching">): string | null {
  if (phase === null) return null;
  if (phase === "before-pilot") return "before the pilot phase";
  if (approaching !== null) return `between the ${phaseNames[phase]} and the ${phaseNames[approaching]} phase`;
  return phase === "enterprise" ? "at enterprise scale" : `in the ${phaseNames[phase]} phase`;
}

/** Triggers for implementing: how many there are, are met and are not known. */
export function triggerCounts(triggers: readonly Trigger[]): { of: number; met: number; unknown: number } {
  const counted = triggers.filter(({ step }) => step === "implement");
  return {
    of: counted.length,
    met: counted.filter(({ met }) => met).length,
    unknown: counted.filter(({ met }) => met === null).length,
  };
}

/** What the advice rests on, what could still change it, and whether the rule of thumb for owning holds. */
export function adviceNote(result: Readiness): string {
  const { unknown } = triggerCounts(result.triggers);
  return [
    adviceReason(result),
    owningText(result),
    unknown > 0 ? `${formatCount(unknown, "trigger is", "triggers are")} not known.` : null,
  ]
    .filter((line) => line !== null)
    .join(" ");
}

function adviceReason({ advice, reasons, open }: Readiness): string | null {
  switch (advice) {
    case "not-known":
      return null;
    case "stay-in-cloud":
      return "Planning begins at the first spend threshold.";
    case "plan":
      return open.length > 0
        ? `Any of these, not known today, would be enough to implement: ${listed(open)}.`
        : "To implement takes the second spend threshold and one of utilisation, egress, latency or residency, and cost against owning.";
    case "implement":
      return `Besides the spend, this demands it: ${listed(reasons.filter((rule) => rule !== "implement-spend"))}.`;
  }
}

function owningText({ owning, triggers }: Readiness): string | null {
  if (owning === null) return null;
  if (owning) return "The rule of thumb for buying hardware holds: steady spend, utilisation and horizon.";
  const unmet = triggers.filter(({ rule, met }) => owningRules.includes(rule) && met === false);
  return `The rule of thumb for buying hardware does not hold, for want of ${listed(unmet.map(({ rule }) => rule))}.`;
}

function listed(rules: readonly TriggerName[]): string {
  return rules.map((rule) => triggerWords[rule]).join(", ");
}

export type TriggerRow = {
  rule: TriggerName;
  label: string;
  /** Null: not known. */
  met: boolean | null;
  value: string;
  threshold: string;
  /** What would meet it, or why it is not known; null where it is met. */
  remedy: string | null;
};

type Words = {
  currency: string;
  input: ReadinessInput;
  /** What each input is made of, or why it is missing; left out where it was given by hand. */
  notes: Readonly<Partial<Record<keyof ReadinessInput, string>>>;
};

export function triggerRows(triggers: readonly Trigger[], words: Words): TriggerRow[] {
  return triggers.map((trigger) => ({
    rule: trigger.rule,
    label: triggerLabels[trigger.rule],
    met: trigger.met,
    value: trigger.value === null ? missing : shown(trigger, trigger.value, words.currency),
    threshold: thresholdText(trigger, words.currency),
    remedy: remedyOf(trigger, words),
  }));
}

function shown({ rule }: Pick<Trigger, "rule">, value: number | boolean, currency: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  switch (rule) {
    case "utilisation":
    case "cloud-to-owned":
      return formatRatio(value);
    case "horizon":
      return formatQuantity(value, { digits: 1, unit: value === 1 ? "year" : "years" });
    default:
      return formatMoney(value, { currency, style: "whole" });
  }
}

function thresholdText(trigger: Trigger, currency: string): string {
  const { comparison, threshold } = trigger;
  if (threshold === null) return "yes";
  const limit = shown(trigger, threshold, currency).replace(".0%", "%");
  return `${comparison === "above" ? ">" : "≥"} ${limit}`;
}

const emptyField: Readonly<Record<keyof ReadinessInput, string>> = {
  monthlySpend: "the monthly spend",
  gpuUtilisation: "the GPU utilisation",
  egressMonthly: "the egress cost",
  latencyOrResidency: "latency and residency",
  stableShare: "the steady share",
  horizonYears: "the horizon",
  onPremTcoRatio: "the cost against owning",
};

function remedyOf(trigger: Trigger, { currency, input, notes }: Words): string | null {
  const { rule, met, value, threshold, missing: lacking } = trigger;
  if (met === null) {
    return lacking.map((field) => notes[field] ?? `Nothing is entered for ${emptyField[field]}.`).join(" ");
  }
  if (met) return null;
  if (typeof value === "boolean" || value === null || threshold === null) {
    return "A latency limit that a cloud region cannot keep, or data that must stay in one place.";
  }
  const gap = threshold - value;
  const more = formatMoney(gap, { currency, style: "whole" });
  switch (rule) {
    case "plan-spend":
    case "implement-spend":
      return `${more} more a month.`;
    case "egress":
      return `More than ${more} more a month.`;
    case "utilisation":
      return `More than ${formatQuantity(gap * 100, { digits: 1 })} points more: share GPUs, batch, stop idle ones.`;
    case "stable-spend": {
      const spend = input.monthlySpend ?? 0;
      return spend > threshold
        ? `More than ${formatRatio(threshold / spend)} of the spend steady.`
        : "Not at this spend, however steady.";
    }
    case "horizon":
      return `A plan for ${formatQuantity(gap, { digits: 1, unit: gap === 1 ? "year" : "years" })} more.`;
    default:
      return `Cloud prices or use that bring it to ${formatRatio(threshold, { digits: 0 })} of what owning costs.`;
  }
}
