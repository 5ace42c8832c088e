import { runCalculation } from "./calculations";
import type { Figure, ReferenceCase, Tolerance } from "./reference-case";

export type CheckedFigure = {
  path: string;
  published: Figure;
  ours: Figure;
  /** Ours less published; null where either is no number. */
  difference: number | null;
  holds: boolean;
  /** Of a figure that was published wrong. */
  corrected: Figure | undefined;
};

export type CheckedCase = {
  figures: CheckedFigure[];
  /** Every published figure of a case that holds; every corrected one, and not the published, of one that does not. */
  isAsMarked: boolean;
};

/** Runs a published case and holds what comes out against what was published. */
export function checkCase(reference: ReferenceCase): CheckedCase {
  return checkOutput(reference, runCalculation(reference.calculation, reference.input));
}

/** Holds what came out of a published case, wherever it ran, against what was published. */
export function checkOutput(reference: ReferenceCase, output: unknown): CheckedCase {
  const { expected, tolerance, verdict } = reference;
  const corrected = verdict.kind === "published-wrong" ? verdict.corrected : {};
  const paths = [...new Set([...Object.keys(expected), ...Object.keys(corrected)])];
  const figures = paths.map((path): CheckedFigure => {
    const published = expected[path] ?? null;
    const ours = figureAt(output, path);
    return {
      path,
      published,
      ours,
      difference: differenceOf(ours, published),
      holds: path in expected && agrees(ours, published, toleranceAt(tolerance, path)),
      corrected: corrected[path],
    };
  });
  const isAsMarked =
    verdict.kind === "holds"
      ? figures.every((figure) => figure.holds)
      : figures.some((figure) => figure.path in expected && !figure.holds) &&
        figures.every(({ ours, corrected: right }) => right === undefined || agrees(ours, right, rounding));
  return { figures, isAsMarked };
}

/** Corrected figures are written out to four digits or more. */
const rounding = { relative: 5e-4 };

type Allowed = { absolute: number } | { relative: number };

function toleranceAt(tolerance: Tolerance, path: string): Allowed {
  if ("relative" in tolerance) return tolerance;
  const { absolute } = tolerance;
  return { absolute: typeof absolute === "number" ? absolute : (absolute[path] ?? 0) };
}

function agrees(ours: Figure, published: Figure, allowed: Allowed): boolean {
  if (typeof ours !== "number" || typeof published !== "number") return ours === published;
  const most = "relative" in allowed ? Math.abs(published) * allowed.relative : allowed.absolute;
  return Math.abs(ours - published) <= most + noise(published);
}

function differenceOf(ours: Figure, published: Figure): number | null {
  if (typeof ours !== "number" || typeof published !== "number") return null;
  const difference = ours - published;
  return Math.abs(difference) <= noise(published) ? 0 : difference;
}

/** A published figure may lie on the edge of its rounding, and a sum of doubles a hair beyond. */
function noise(published: number): number {
  return Math.abs(published) * 1e-12;
}

function figureAt(output: unknown, path: string): Figure {
  const found = path
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      output,
    );
  if (typeof found === "number" || typeof found === "string" || typeof found === "boolean" || found === null)
    return found;
  throw new RangeError(`No figure at ${path}.`);
}
