import loadHighs, { type Highs } from "highs";
import type { Program } from "./program";

export type SolveProgress = {
  /** Cost of the best answer so far; null: none yet. */
  best: number | null;
  /** No answer can cost less. */
  bound: number | null;
  gap: number | null;
  seconds: number;
};

export type SolveOptions = {
  relativeGap: number;
  timeLimitSeconds: number;
  onProgress?: ((progress: SolveProgress) => void) | undefined;
  shouldStop?: (() => boolean) | undefined;
};

/** "feasible": an answer that time did not allow to prove best. "unsolved": no answer in the time. */
export type Solution =
  | { status: "optimal" | "feasible"; values: Float64Array; objective: number; bound: number }
  | { status: "infeasible" | "unsolved" };

export type Solve = (program: Program, options: SolveOptions) => Solution;

/** Loads HiGHS once; in a browser `locateFile` says where its WebAssembly lies. */
export async function loadSolver(locateFile?: (file: string) => string): Promise<Solve> {
  const highs = await loadHighs(locateFile && { locateFile });
  return (program, options) => solve(highs, program, options);
}

function solve(highs: Highs, program: Program, options: SolveOptions): Solution {
  const scale = costScale(program);
  const { constants } = highs;
  return highs.withModel(modelData(highs, program, scale), (model): Solution => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: options.relativeGap,
      time_limit: options.timeLimitSeconds,
    });
    model.run({
      [constants.callbackType.mipLogging]: ({ data }) => {
        options.onProgress?.({
          best: finite(data.mip_primal_bound, scale),
          bound: finite(data.mip_dual_bound, scale),
          gap: finite(data.mip_gap, 1),
          seconds: data.running_time ?? 0,
        });
      },
      [constants.callbackType.mipInterrupt]: (event) => {
        if (options.shouldStop?.()) event.interrupt();
      },
    });
    const status = model.getModelStatus();
    if (status === constants.modelStatus.infeasible) return { status: "infeasible" };
    const hasAnswer = model.info.get("primal_solution_status") === 2;
    if (!hasAnswer) return { status: "unsolved" };
    const objective = model.getObjectiveValue();
    const isWhole = program.columns.some(({ whole }) => whole);
    const bound = isWhole ? Number(model.info.get("mip_dual_bound")) : objective;
    return {
      status: status === constants.modelStatus.optimal ? "optimal" : "feasible",
      values: Float64Array.from(model.getSolution().colValue),
      objective: objective * scale,
      bound: Math.min(bound, objective) * scale,
    };
  });
}

function finite(value: number | undefined, scale: number): number | null {
  return value !== undefined && Math.abs(value) < 1e30 ? value * scale : null;
}

/** Costs of millions beside shares of 1 are hard on the solver's tolerances. */
function costScale({ columns }: Program): number {
  const most = columns.reduce((largest, { cost }) => Math.max(largest, Math.abs(cost)), 0);
  return most > 0 ? 10 ** (Math.floor(Math.log10(most)) - 3) : 1;
}

function modelData(highs: Highs, { columns, rows }: Program, scale: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of rows) {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const bound = (value: number) =>
    value === Number.POSITIVE_INFINITY ? highs.infinity : value === Number.NEGATIVE_INFINITY ? -highs.infinity : value;
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost / scale),
    colLower: columns.map(({ lower }) => bound(lower)),
    colUpper: columns.map(({ upper }) => bound(upper)),
    rowLower: rows.map(({ lower }) => bound(lower)),
    rowUpper: rows.map(({ upper }) => bound(upper)),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: columns.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: columns.map(({ whole }) => (whole ? integer : continuous)),
  };
}
