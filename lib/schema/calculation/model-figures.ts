import type { z } from "zod";
import { numberAt, withNumberAt } from "../supply-fields";
import type { Calculation } from "./definition";
import { plainCalculations } from "./plain";
import { ruleText } from "./rule-text";

/** Lists of a result or an input that are longer than this are courses, not figures. */
const longestList = 8;

export type Inputs = Readonly<Record<string, unknown>>;

type ModelName = keyof typeof plainCalculations;

/** The calculations that can be run thousands of times. */
export const modelNames = Object.keys(plainCalculations).filter(isModelName);

function isModelName(name: string): name is ModelName {
  return Object.hasOwn(plainCalculations, name) && modelOf(name).isLong !== true;
}

/** Schema and function of an entry belong together, which `calculation()` has checked. */
function modelOf(name: string): Calculation<z.ZodType, z.ZodType> {
  const models: Readonly<Record<string, unknown>> = plainCalculations;
  return models[name] as Calculation<z.ZodType, z.ZodType>;
}

type InputProblem = { path: string; rule: string; isWhole: boolean };

/** What is wrong with the inputs of a calculation, by field; nothing when they are right. */
export function problemsOf(name: string, inputs: Inputs): InputProblem[] {
  const { error } = modelOf(name).input.safeParse(inputs, { error: ruleText });
  return (error?.issues ?? []).flatMap((issue): InputProblem[] => {
    const path = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: join(path, key), rule: "No such field.", isWhole: false }));
    }
    const isWhole = issue.code === "invalid_type" && issue.expected === "int";
    return [{ path, rule: issue.message, isWhole }];
  });
}

/** The numbers of a result by their path, those that do not exist as null; null when the inputs are impossible. */
export function figuresOf(name: string, inputs: Inputs): Record<string, number | null> | null {
  const { input, run } = modelOf(name);
  const parsed = input.safeParse(inputs);
  return parsed.success ? Object.fromEntries(numbersIn(run(parsed.data))) : null;
}

/** The numbers that a calculation takes with these inputs, defaults filled in, by their path. */
export function numbersOf(name: string, inputs: Inputs): { field: string; value: number; isWhole: boolean }[] {
  const parsed = modelOf(name).input.safeParse(inputs);
  if (!parsed.success) return [];
  return numbersIn(parsed.data).flatMap(([field, value]) => {
    if (value === null || numberAt(withField(inputs, field, value), field) !== value) return [];
    return [{ field, value, isWhole: isWholeField(name, inputs, field, value) }];
  });
}

export function isWholeField(name: string, inputs: Inputs, field: string, value: number): boolean {
  const found = problemsOf(name, withField(inputs, field, Math.floor(value) + 0.5));
  return found.some(({ path, isWhole }) => path === field && isWhole);
}

/** A copy with the number at a dotted path; a field of the inputs themselves may have been left out. */
export function withField(inputs: Inputs, field: string, value: number): Inputs {
  return field.includes(".") ? withNumberAt(inputs, field, value) : { ...inputs, [field]: value };
}

function numbersIn(value: unknown, path = ""): [string, number | null][] {
  if (typeof value === "number" || (value === null && path !== "")) return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.length > longestList) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, join(path, key)));
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
