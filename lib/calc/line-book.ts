import { zeros } from "./growth";
import type { Tier } from "./tier";
import type { Component, TimelineLine } from "./timeline";

/** Where a supply's costs are entered. */
export type CostBook = {
  readonly horizonMonths: number;
  add(component: Component, month: number, amount: number): void;
  /** What is paid by the unit: the price of each component, and the units of each month (index 0 unused). */
  addUnits<Name extends Component>(names: readonly Name[], prices: UnitPrices<Name>, units: Float64Array): void;
};

export type UnitPrices<Name extends Component> = Readonly<Record<Name, number>>;

/** Collects one supply's amounts by component; a component that never has an amount gives no line. */
export class LineBook implements CostBook {
  private readonly amounts = new Map<Component, number[]>();

  constructor(
    private readonly supplyId: string,
    private readonly tier: Tier,
    readonly horizonMonths: number,
  ) {}

  add(component: Component, month: number, amount: number): void {
    if (amount === 0) return;
    let line = this.amounts.get(component);
    if (line === undefined) {
      line = zeros(this.horizonMonths);
      this.amounts.set(component, line);
    }
    line[month] = (line[month] ?? 0) + amount;
  }

  addUnits<Name extends Component>(names: readonly Name[], prices: UnitPrices<Name>, units: Float64Array): void {
    for (const name of names) {
      for (let month = 1; month <= this.horizonMonths; month++)
        this.add(name, month, prices[name] * (units[month] ?? 0));
    }
  }

  lines(): TimelineLine[] {
    const { supplyId, tier } = this;
    return [...this.amounts].map(([component, amounts]) => ({ component, supplyId, tier, amounts }));
  }
}
