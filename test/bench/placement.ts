import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupWorkloads } from "@/lib/calc/placement/groups";
import { placementModel } from "@/lib/calc/placement/model";
import { placement } from "@/lib/calc/placement/placement";
import { placementPrices } from "@/lib/calc/placement/prices";
import type { PlacementProblem } from "@/lib/calc/placement/problem";
import type { Program } from "@/lib/calc/placement/program";
import { loadSolver } from "@/lib/calc/placement/solve";
import { portfolio } from "./portfolio";

/** Placement beside GLPK and CBC on the same model file, where Debian's packages glpk-utils and coinor-cbc are there. */
const secondsAtMost = 30;
const solve = await loadSolver();
placement(portfolio(40, 1), solve, { relativeGap: 0.01, timeLimitSeconds: 10 });

const cases: readonly [name: string, problem: PlacementProblem, relativeGap: number][] = [
  ["40 workloads", portfolio(40, 2), 0.005],
  ["40 workloads", portfolio(40, 2), 0.0001],
  ["200 workloads, all divisible", portfolio(200, 3, { divisible: 1 }), 0.005],
  ["200 workloads, all divisible", portfolio(200, 3, { divisible: 1 }), 0.0001],
  ["200 workloads, half whole", portfolio(200, 4), 0.005],
  ["200 workloads, half whole", portfolio(200, 4), 0.0001],
  ["200 workloads, half whole, with budgets", portfolio(200, 5, { limited: true }), 0.005],
  ["200 workloads, half whole, with budgets", portfolio(200, 5, { limited: true }), 0.0001],
  ["200 workloads, with other costs", portfolio(200, 6, { otherCosts: true }), 0.005],
  ["200 workloads, with other costs", portfolio(200, 6, { otherCosts: true }), 0.0001],
  ["200 workloads, a tenth moves in a quarter", portfolio(200, 7, { divisible: 1, slow: true }), 0.005],
  ["200 workloads, a tenth moves in a quarter", portfolio(200, 7, { divisible: 1, slow: true }), 0.0001],
];

console.log(
  "case                                        gap asked   proved     HiGHS      CBC     GLPK   same optimum",
);
for (const [name, problem, relativeGap] of cases) {
  const started = performance.now();
  const result = placement(problem, solve, { relativeGap, timeLimitSeconds: secondsAtMost });
  const seconds = (performance.now() - started) / 1000;
  if (!("bill" in result)) throw new Error(`${name}: ${result.status}`);
  const peers = withFile(problem, (file, fixedCost) =>
    [
      peer(
        "cbc",
        [file, "ratio", String(relativeGap), "sec", String(secondsAtMost), "solve", "solution", `${file}.cbc`],
        () => Number(/objective value\s+([-\d.e+]+)/.exec(readFileSync(`${file}.cbc`, "utf8"))?.[1]),
      ),
      peer(
        "glpsol",
        [
          "--lp",
          file,
          "--mipgap",
          String(relativeGap),
          "--tmlim",
          String(secondsAtMost),
          "--cuts",
          "-w",
          `${file}.glpk`,
        ],
        () => Number(/^s mip \d+ \d+ \w (\S+)/m.exec(readFileSync(`${file}.glpk`, "utf8"))?.[1]),
      ),
    ].map((each) => each && { ...each, total: each.total + fixedCost }),
  );
  const found = peers.filter((each) => each !== null);
  const least = Math.min(result.bill.total, ...found.map(({ total }) => total));
  // A peer that ran into the limit has proved nothing.
  const same = found
    .filter((each) => each.seconds < secondsAtMost)
    .every(({ total }) => Math.abs(total - result.bill.total) <= 2 * relativeGap * least);
  const time = (each: { seconds: number } | null | undefined) => (each ? `${each.seconds.toFixed(2)} s` : "none");
  console.log(
    name.padEnd(44) +
      `${(relativeGap * 100).toFixed(2)} %`.padStart(9) +
      `${(result.gap * 100).toFixed(3)} %`.padStart(9) +
      `${seconds.toFixed(2)} s`.padStart(10) +
      time(peers[0]).padStart(9) +
      time(peers[1]).padStart(9) +
      `   ${found.length === 0 ? "-" : same ? "yes" : `NO: ${found.map(({ total }) => Math.round(total))} against ${Math.round(result.bill.total)}`}`,
  );
}

function peer(command: string, given: string[], read: () => number): { seconds: number; total: number } | null {
  const started = performance.now();
  const { error } = spawnSync(command, given, { stdio: "ignore", timeout: 2 * secondsAtMost * 1000 });
  const seconds = (performance.now() - started) / 1000;
  return error ? null : { seconds, total: read() };
}

function withFile<T>(problem: PlacementProblem, use: (file: string, fixedCost: number) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "crossover-placement-"));
  try {
    const model = placementModel(problem, groupWorkloads(problem).groups, placementPrices(problem));
    const file = join(folder, "model.lp");
    writeFileSync(file, lpText(model.program));
    return use(file, model.fixedCost);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program in CPLEX LP format, which all three read. */
function lpText({ columns, rows }: Program): string {
  const terms = (entries: Iterable<readonly [number, number]>) =>
    [...entries].map(([column, value]) => `${value < 0 ? "-" : "+"} ${Math.abs(value)} x${column}`).join("\n ");
  const bounded = rows.flatMap(({ lower, upper, entries }, index) => {
    if (entries.length === 0) return [];
    if (lower === upper) return [`r${index}: ${terms(entries)} = ${upper}`];
    const least = Number.isFinite(lower) ? [`l${index}: ${terms(entries)} >= ${lower}`] : [];
    const most = Number.isFinite(upper) ? [`u${index}: ${terms(entries)} <= ${upper}`] : [];
    return [...least, ...most];
  });
  const bounds = columns.map(
    ({ lower, upper }, index) => `${lower} <= x${index}${Number.isFinite(upper) ? ` <= ${upper}` : ""}`,
  );
  const whole = columns.flatMap((column, index) => (column.whole ? [`x${index}`] : []));
  return [
    "Minimize",
    ` ${terms(columns.map(({ cost }, index) => [index, cost] as const))}`,
    "Subject To",
    ...bounded,
    "Bounds",
    ...bounds,
    "Generals",
    ...whole,
    "End",
    "",
  ].join("\n");
}
