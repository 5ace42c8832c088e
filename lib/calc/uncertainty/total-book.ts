import type { CostBook, UnitPrices } from "../line-book";
import type { Component } from "../timeline";

/** Adds up months and forgets the components. */
export class TotalBook implements CostBook {
  readonly monthly: Float64Array;

  constructor(readonly horizonMonths: number) {
    this.monthly = new Float64Array(horizonMonths + 1);
  }

  add(_component: Component, month: number, amount: number): void {
    this.monthly[month] = (this.monthly[month] ?? 0) + amount;
  }

  addUnits<Name extends Component>(names: readonly Name[], prices: UnitPrices<Name>, units: Float64Array): void {
    let price = 0;
    for (const name of names) price += prices[name];
    this.addFrom(1, price, units);
  }

  /** Everything in another book, times a factor. */
  addTimes(other: TotalBook, factor: number): void {
    this.addFrom(0, factor, other.monthly);
  }

  clear(): void {
    this.monthly.fill(0);
  }

  private addFrom(first: number, factor: number, amounts: Float64Array): void {
    if (factor === 0) return;
    const { monthly } = this;
    for (let month = first; month < monthly.length; month++) {
      monthly[month] = (monthly[month] ?? 0) + factor * (amounts[month] ?? 0);
    }
  }
}
