import { z } from "zod";
import type { Supply } from "../calc/supply";
import { type LeverInput, leverInput } from "./lever";
import type { Origin, ScenarioInput } from "./scenario";
import { originsOf, writePath } from "./scenario-fields";
import { planId, supplyInput } from "./supply";

/** What a planner adds to a scenario. */
export const scenarioChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lever"), lever: leverInput }),
  /** A way to run that the scenario did not have; the workloads named run on it alone, the others stay. */
  z.object({
    kind: z.literal("supply"),
    supply: supplyInput,
    workloadIds: z.array(planId).min(1, "Choose at least one workload.").max(500),
  }),
  /** Terms of one supply, by the names of its fields: {"pue": 1.1, "pricePerKwh": 0.12}. */
  z.object({
    kind: z.literal("terms"),
    supplyId: planId,
    terms: z.record(z.string().max(60), z.number()).refine((terms) => Object.keys(terms).length > 0, "name one term"),
  }),
]) satisfies z.ZodType<ScenarioChange>;

export type ScenarioChange =
  | { kind: "lever"; lever: LeverInput }
  | { kind: "supply"; supply: Supply; workloadIds: readonly string[] }
  | { kind: "terms"; supplyId: string; terms: Readonly<Record<string, number>> };

/** The scenario with a change made; what it names that is not there stays for the scenario's own rules to refuse. */
export function withChange(input: ScenarioInput, change: ScenarioChange): ScenarioInput {
  switch (change.kind) {
    case "lever":
      return { ...input, levers: [...input.levers, { ...change.lever, id: freeId("lever", input.levers) }] };
    case "supply":
      return withSupply(input, change.supply, change.workloadIds);
    case "terms":
      return Object.entries(change.terms).reduce(
        (from, [term, value]) => writePath(from, `supplies.${change.supplyId}.${term}`, value),
        input,
      );
  }
}

function withSupply(input: ScenarioInput, wanted: Supply, workloadIds: readonly string[]): ScenarioInput {
  const supply = { ...wanted, id: freeId(wanted.id, input.supplies) };
  const shares = [{ supplyId: supply.id, share: 1 }];
  const next: ScenarioInput = {
    ...input,
    supplies: [...input.supplies, supply],
    demands: input.demands.map((demand) =>
      workloadIds.includes(demand.id) ? { ...demand, placement: { kind: "fixed", shares } } : demand,
    ),
  };
  const added = Object.entries(originsOf(next, () => "planner")).filter(([path]) => !isKnown(path, input));
  return { ...next, origins: { ...input.origins, ...Object.fromEntries<Origin>(added) } };
}

function isKnown(path: string, { origins, supplies }: ScenarioInput): boolean {
  const [list, id] = path.split(".");
  return path in origins || list !== "supplies" || supplies.some((supply) => supply.id === id);
}

/** The name itself when nothing has it, else the first free "name-2", "name-3" … */
function freeId(name: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name.slice(0, 56)}-${number}`;
    if (!ids.has(id)) return id;
  }
}
