import { z } from "zod";
import { variabilities, workloadKindNames, workloadKinds } from "../calc/classify";
import { type WorkloadField, workloadInput } from "./workload";

/**
 * What people type, in a form or a spreadsheet, turned into what `workloadInput` checks: percentages become ratios and
 * an empty optional field becomes null. Text that is no number stays text, so that the schema refuses it by name.
 */
export function workloadValue(field: WorkloadField, typed: string): unknown {
  const text = typed.trim();
  switch (field) {
    case "gpuHoursMonthly":
      return text === "" ? undefined : numberOf(text);
    case "peakToMean":
    case "datasetTb":
    case "egressGbMonthly":
      return text === "" ? undefined : numberOf(text);
    case "latencyMs":
    case "parametersBillion":
      return text === "" ? null : numberOf(text);
    case "utilisation":
    case "growthAnnual":
      return text === "" ? null : ratioOf(text);
    case "faultTolerant":
      return booleanOf(text);
    case "kind":
      return workloadKinds.find((kind) => same(kind, text) || same(workloadKindNames[kind], text)) ?? text;
    case "variability":
      return text === "" ? undefined : (variabilities.find((variability) => same(variability, text)) ?? text);
    case "residency":
      return text || null;
    case "notes":
      return typed;
    default:
      return text;
  }
}

function numberOf(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** Twelve decimals: 7 % is 0.07 and not 0.07000000000000001. */
function ratioOf(text: string): number | string {
  const percent = numberOf(text.replace(/\s*%$/, ""));
  return typeof percent === "number" ? Number((percent / 100).toFixed(12)) : text;
}

function booleanOf(text: string): boolean | string {
  if (/^(yes|true|on|1)$/i.test(text)) return true;
  return /^(no|false|off|0|)$/i.test(text) ? false : text;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const fieldOf = (name: string): WorkloadField | undefined =>
  name in workloadInput.shape ? (name as WorkloadField) : undefined;

/** The same rules for values that arrive as text, as a form sends them; an unticked box is missing and means no. */
function fromText<S extends z.ZodType>(schema: S) {
  return z.preprocess((form) => {
    if (typeof form !== "object" || form === null) return form;
    const entries = Object.entries(form).map(([name, value]) => {
      const field = fieldOf(name);
      return [name, field && typeof value === "string" ? workloadValue(field, value) : value];
    });
    return Object.fromEntries(entries);
  }, schema);
}

export const workloadForm = fromText(workloadInput);

/** `seenAt` is the `updatedAt` of the workload when its form was opened. */
export const workloadEditForm = fromText(workloadInput.extend({ id: z.uuid(), seenAt: z.iso.datetime() }));

/** The value as the form and the export write it. */
export function workloadText(field: WorkloadField, value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && (field === "utilisation" || field === "growthAnnual")) {
    return String(Number((value * 100).toFixed(10)));
  }
  return String(value);
}
