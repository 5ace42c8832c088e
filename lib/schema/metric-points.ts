import { z } from "zod";
import { isDay } from "../calc/day";
import { mostOf } from "../calc/imported-metrics";
import { InvalidInput } from "../errors";
import { parseAmount } from "../ledger/amount-text";
import { metricName, metricNameForm } from "./metric-name";

export const mostPoints = 10_000;

const oneLine = /^\P{Cc}*$/u;
const valueRule = "Must be a number of 0 or more, such as 1234.5.";
const name = z.string("Must be a name.").trim().min(1, "Leave it out or name it.").max(200, "At most 200 characters.");

const value = z
  .union([z.number(valueRule), z.string().max(60, valueRule)], { error: valueRule })
  .transform((given) => decimalOf(given))
  .refine((text) => (parseAmount(text).amount ?? -1n) >= 0n, valueRule);

/** A JSON number as decimal text: exponents are written out, as far as 18 decimals go. */
function decimalOf(given: number | string): string {
  if (typeof given === "string") return given.trim();
  const text = `${given}`;
  return text.includes("e") ? given.toFixed(18) : text;
}

export const metricPoint = z
  .strictObject({
    day: z.string("Must be a day such as 2026-11-23.").refine(isDay, "Must be a day such as 2026-11-23."),
    metric: z
      .string("Must be the name of a metric, such as tokens.")
      .transform(metricName)
      .pipe(z.string().regex(metricNameForm, "Must be 1 to 60 letters, digits and hyphens, such as tokens.")),
    value,
    team: name.optional(),
    workload: name.optional(),
  })
  .superRefine(({ metric, value: text }, context) => {
    const most = mostOf(metric);
    if (most !== null && Number(text) > most)
      context.addIssue({ code: "custom", path: ["value"], message: `Must be at most ${most}: 99.9% is 0.999.` });
  });

export type MetricPointInput = z.infer<typeof metricPoint>;

export const metricPointsBody = z.strictObject({
  source: z
    .string("Must be a name.")
    .trim()
    .min(1, "Leave it out or name the source.")
    .max(120, "At most 120 characters.")
    .regex(oneLine, "Must be one line.")
    .default("Metrics API"),
  points: z
    .array(metricPoint, "Must be a list of points.")
    .min(1, "Send at least one point.")
    .max(mostPoints, `At most ${mostPoints} points at once.`),
});

export type MetricPointsBody = z.infer<typeof metricPointsBody>;

/** The body of a call. Throws InvalidInput that names of every wrong value its index, field, value and rule. */
export function readMetricPoints(body: unknown): MetricPointsBody {
  const parsed = metricPointsBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.flatMap((issue) => {
      const names = issue.code === "unrecognized_keys" ? issue.keys : [null];
      const rule = issue.code === "unrecognized_keys" ? "No such field." : issue.message;
      return names.map((key) => {
        const path = key === null ? issue.path : [...issue.path, key];
        return pointProblem(path, { rule, value: valueAt(body, path) });
      });
    }),
  );
}

function pointProblem([first, index, ...rest]: PropertyKey[], told: { rule: string; value: unknown }) {
  if (first !== "points" || typeof index !== "number") return { field: String(first ?? ""), ...told };
  return { index, field: rest.map(String).join("."), ...told };
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (found, key) => (typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined),
    body,
  );
}
