import { z } from "zod";
import { correlationProblem } from "../../calc/uncertainty/rank-correlation";
import { sensitivity } from "../../calc/uncertainty/sensitivity";
import { paidBackByMonth, simulate } from "../../calc/uncertainty/simulate";
import { type Spread, spreadProblem, spreadQuantile } from "../../calc/uncertainty/spread";
import { InvalidInput } from "../../errors";
import { figure, maybe } from "../number";
import { calculation } from "./definition";
import { figuresOf, type Inputs, isWholeField, modelNames, numbersOf, problemsOf, withField } from "./model-figures";

const finite = z.number().min(-1e15).max(1e15);
const field = z.string().min(1).max(200);
const inputs = z.record(z.string().max(200), z.unknown()).default({});

const spread = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("normal"), mean: finite, sd: finite }),
  z.strictObject({ kind: z.literal("lognormal"), mu: z.number().min(-50).max(50), sigma: z.number().max(10) }),
  z.strictObject({ kind: z.literal("uniform"), min: finite, max: finite }),
  z.strictObject({ kind: z.literal("triangular"), min: finite, mode: finite, max: finite }),
]);

type Report = (path: (string | number)[], message: string) => void;

const simulateInput = z
  .strictObject({
    calculation: z.enum(modelNames),
    inputs,
    distributions: z
      .record(field, spread)
      .refine((given) => Object.keys(given).length > 0, "Must name at least one field.")
      .refine((given) => Object.keys(given).length <= 50, "Must name at most 50 fields."),
    correlations: z
      .array(z.strictObject({ one: field, other: field, rank: z.number().min(-1).max(1) }))
      .max(200)
      .default([]),
    trials: z.int().min(10).max(100_000).default(10_000),
    seed: z.int().min(0).max(4_294_967_295).default(1),
  })
  .superRefine((given, context) => {
    const report: Report = (path, message) => context.addIssue({ code: "custom", path, message });
    const fields = Object.keys(given.distributions);
    let isSpread = true;
    for (const [name, each] of Object.entries(given.distributions)) {
      const problem = spreadProblem(each);
      if (problem !== null) report(["distributions", name], problem);
      isSpread &&= problem === null;
    }
    for (const [index, { one, other }] of given.correlations.entries()) {
      for (const [key, name] of [["one", one] as const, ["other", other] as const]) {
        if (!fields.includes(name)) report(["correlations", index, key], "Must be a field with a distribution.");
      }
    }
    if (given.correlations.every(({ one, other }) => fields.includes(one) && fields.includes(other))) {
      const problem = correlationProblem(fields.length, indexed(given));
      if (problem !== null) report(["correlations"], problem);
    }
    if (isSpread) reportInputs(given, report);
  });

type SimulateInput = {
  calculation: string;
  inputs: Inputs;
  distributions: Record<string, Spread>;
  correlations: readonly { one: string; other: string; rank: number }[];
};

function indexed({ distributions, correlations }: Pick<SimulateInput, "distributions" | "correlations">) {
  const fields = Object.keys(distributions);
  return correlations.map(({ one, other, rank }) => ({ one: fields.indexOf(one), other: fields.indexOf(other), rank }));
}

/** Chances at which a distribution is tried before any trial, from the middle outwards. */
const probes = Array.from({ length: 99 }, (_, index) => 0.5 + (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * 0.01);

/** The inputs with a possible value of every distribution; a field without one keeps its middle. */
function probed({ calculation: name, inputs: given, distributions }: SimulateInput): Inputs {
  let at = given;
  for (const [path, each] of Object.entries(distributions)) at = withField(at, path, spreadQuantile(each, 0.5));
  for (const [path, each] of Object.entries(distributions)) {
    const values = probes.map((chance) => spreadQuantile(each, chance));
    const isWhole = isWholeField(name, at, path, values[0] ?? 0);
    const isPossible = (value: number) =>
      problemsOf(name, withField(at, path, value)).every((each) => each.path !== path);
    const value = values.map((each) => (isWhole ? Math.round(each) : each)).find(isPossible);
    if (value !== undefined) at = withField(at, path, value);
  }
  return at;
}

function reportInputs(given: SimulateInput, report: Report): void {
  for (const { path, rule } of problemsOf(given.calculation, probed(given))) {
    const isDrawn = Object.hasOwn(given.distributions, path);
    if (isDrawn) report(["distributions", path], `No value of it is possible. ${rule}`);
    else report(["inputs", ...(path === "" ? [] : path.split("."))], rule);
  }
}

const outputSpread = z.object({
  mean: maybe,
  p5: maybe,
  p10: maybe,
  p25: maybe,
  p50: maybe,
  p75: maybe,
  p90: maybe,
  p95: maybe,
  nullShare: figure,
});

const sensitivityInput = z
  .strictObject({
    calculation: z.enum(modelNames),
    inputs,
    output: field,
    fields: z.array(field).min(1).max(100).nullable().default(null),
    spread: z.number().gt(0).max(1).default(0.2),
  })
  .superRefine((given, context) => {
    const report: Report = (path, message) => context.addIssue({ code: "custom", path, message });
    const problems = problemsOf(given.calculation, given.inputs);
    for (const { path, rule } of problems) report(["inputs", ...(path === "" ? [] : path.split("."))], rule);
    if (problems.length > 0) return;
    const outputs = Object.keys(figuresOf(given.calculation, given.inputs) ?? {});
    if (!outputs.includes(given.output)) report(["output"], `Must be one of ${outputs.join(", ")}.`);
    const known = numbersOf(given.calculation, given.inputs).map((each) => each.field);
    for (const [index, name] of (given.fields ?? []).entries()) {
      if (!known.includes(name)) report(["fields", index], "Must be an input that is a number.");
    }
  });

export const uncertaintyCalculations = {
  simulate: calculation({
    name: "simulate",
    title: "A calculation with uncertain inputs",
    input: simulateInput,
    output: z.object({
      outputs: z.record(z.string(), outputSpread),
      paidBackByMonth: z.array(figure).nullable(),
      redrawn: figure,
    }),
    isLong: true,
    run: ({ calculation: name, inputs: given, distributions, correlations, trials, seed }) => {
      const at = probed({ calculation: name, inputs: given, distributions, correlations });
      const fields = Object.keys(distributions).map((path) => {
        return { path, isWhole: isWholeField(name, at, path, 0) };
      });
      const settings = {
        spreads: Object.values(distributions),
        correlations: indexed({ distributions, correlations }),
        trials,
        seed,
      };
      try {
        const found = simulate(settings, (values) => {
          const drawn = fields.reduce((from, { path, isWhole }, index) => {
            const value = values[index] ?? 0;
            return withField(from, path, isWhole ? Math.round(value) : value);
          }, given);
          return figuresOf(name, drawn);
        });
        const horizonMonths = numbersOf(name, at).find((each) => each.field === "horizonMonths")?.value ?? 60;
        const months = found.trials.map((figures) => figures.breakevenMonths ?? null);
        return {
          outputs: found.outputs,
          paidBackByMonth: "breakevenMonths" in found.outputs ? paidBackByMonth(months, horizonMonths) : null,
          redrawn: found.redrawn,
        };
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new InvalidInput([{ field: "distributions", rule: error.message, value: distributions }]);
      }
    },
    formula:
      "Latin hypercube of the inputs' distributions, the calculation for each trial, quantiles of what it gives; rank correlations by Iman and Conover. paidBackByMonth counts the trials that never pay back; a trial with an impossible input is drawn again",
    source:
      "McKay, Beckman, Conover, Technometrics 1979; Iman and Conover, Communications in Statistics 1982; Savage, The Flaw of Averages, 2009",
  }),
  sensitivity: calculation({
    name: "sensitivity",
    title: "What an output depends on most",
    input: sensitivityInput,
    output: z.object({
      rows: z.array(z.object({ field: z.string(), low: figure, high: figure, outputLow: maybe, outputHigh: maybe })),
    }),
    run: (given) => {
      const numbers = numbersOf(given.calculation, given.inputs);
      const chosen = given.fields === null ? numbers : numbers.filter((each) => given.fields?.includes(each.field));
      const rows = sensitivity(chosen, given.spread, (path, value) => {
        const figures = figuresOf(given.calculation, withField(given.inputs, path, value));
        return figures === null ? undefined : (figures[given.output] ?? null);
      });
      return { rows };
    },
    formula: "Each input alone at (1 − spread) and (1 + spread) of its value, the widest effect first (a tornado)",
    source: "Howard, Decision Analysis: Practice and Promise, Management Science 1988",
  }),
};
