import { purchasePlanCost } from "../calc/staged-purchase";
import type { Supply } from "../calc/supply";
import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import type { CalculationOutput } from "../schema/calculations";
import { typicalTerms } from "../schema/supply-defaults";
import type { CurvesModel } from "./curves";
import { niceTicks } from "./ticks";

/** What a purchase costs besides the servers, and a server that waits a quarter for its need. */
export type WaitingServer = { fleetName: string; setupCost: number; quarterlyCost: number };

/** Of the fleet of this GPU that is still to be bought, else of any; a typical one where the price book has none. */
export function waitingServer(supplies: readonly Supply[], gpuClass: string): WaitingServer {
  const toBuy = supplies.filter((supply) => supply.kind === "owned" && supply.ownedNodes === 0);
  const fleet = toBuy.find((supply) => supply.gpuClass === gpuClass) ?? toBuy[0];
  const { name, migrationCost, nodePrice, lifeMonths } =
    fleet?.kind === "owned" ? fleet : { ...typicalTerms.owned, name: "a typical 8×H100 server" };
  return { fleetName: name, setupCost: migrationCost, quarterlyCost: Math.round((nodePrice / lifeMonths) * 3) };
}

type StagedInput = { setupCost: number; holdingCostPerUnit: number; demand: readonly number[] };

type StagedResult = CalculationOutput<"staged-purchase">;

/** "2, 1, 1": what is not a number stays one that the rule can refuse. */
export function numbersOf(text: string): number[] {
  return text
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map(Number);
}

/** What buying everything at the first need would cost, and what buying at every need. */
export function otherPlans(input: StagedInput): { atOnce: number; asNeeded: number } {
  const needs = input.demand.map((units, index) => ({ period: index + 1, units })).filter(({ units }) => units > 0);
  const [first] = needs;
  const all = needs.reduce((sum, { units }) => sum + units, 0);
  return {
    atOnce: first ? purchasePlanCost(input, [{ period: first.period, units: all }]) : 0,
    asNeeded: purchasePlanCost(input, needs),
  };
}

/** Servers bought and needed so far, by quarter. */
export function purchaseSteps(input: StagedInput, result: StagedResult, currency: string): CurvesModel {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const { atOnce } = otherPlans(input);
  const bought = input.demand.map(
    (_, index) => result.purchases.find(({ period }) => period === index + 1)?.units ?? 0,
  );
  const quarters = input.demand.length;
  const ticks = niceTicks(0, quarters, 8).filter((tick) => Number.isInteger(tick) && tick <= quarters);
  return {
    title: titleOf(result, atOnce, money),
    summary: "Servers bought stand above servers needed by those that wait.",
    unit: "servers",
    x: {
      label: "Quarters from now, count",
      ticks: ticks.at(-1) === quarters ? ticks : [...ticks, quarters],
      format: (value) => formatQuantity(value),
    },
    y: {
      label: "Servers",
      ticks: niceTicks(0, sum(input.demand), 5),
      format: (value) => formatQuantity(value, { digits: 1 }),
      exact: (value) => formatQuantity(value, { digits: 1 }),
    },
    curves: [
      { key: "bought", label: "Bought", colour: "var(--onprem)", shape: "step", points: soFar(bought) },
      {
        key: "needed",
        label: "Needed",
        colour: "var(--ink)",
        shape: "step",
        dash: "dashed",
        points: soFar(input.demand),
      },
    ],
    marks: [],
    limits: [],
  };
}

function titleOf({ cost, purchases }: StagedResult, atOnce: number, money: (value: number) => string): string {
  if (purchases.length === 0) return "No server is needed";
  if (purchases.length === 1) return "Buying everything at once costs least";
  return `Buying in ${purchases.length} steps costs ${money(atOnce - cost)} less than at once`;
}

/** The running sum from the start of each quarter, and at the end of the last. */
function soFar(units: readonly number[]): { x: number; y: number }[] {
  const points = units.map((_, index) => ({ x: index, y: sum(units.slice(0, index + 1)) }));
  return [...points, { x: units.length, y: sum(units) }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
