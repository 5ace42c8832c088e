import { type Amount, add, amountOfUnits, isZero, multiplyByRatio, subtract, sum, zero } from "./amount";

/** What makes a cost change, in the order in which they are told. */
export const changeDrivers = ["new", "ended", "volume", "mix", "price", "unmeasured"] as const;

export type ChangeDriver = (typeof changeDrivers)[number];

export type ChangeParts = Readonly<Record<ChangeDriver, Amount>>;

/** Costs of one workload in one period. */
export type PeriodCosts = {
  /** Of what is counted in hours, by how it is supplied; each supply once. */
  supplies: readonly { supply: string; amount: Amount; hours: Amount }[];
  /** Of what nobody counts in hours: storage, traffic, support. */
  unmeasured: Amount;
};

/** A price by the hour that rests on less than a thousandth of one says nothing. */
const fewestHours = amountOfUnits(10n ** 15n);

const nothing: ChangeParts = { new: zero, ended: zero, volume: zero, mix: zero, price: zero, unmeasured: zero };

/**
 * Splits the change of a workload's cost so that the parts sum to it to the last digit. `volume`: more or fewer hours at
 * the average price before; `mix`: hours that moved between supplies, at their prices before; `price`: what the same hours
 * cost now, which also takes the rounding of the other two. Without hours in either period the change is `unmeasured`. A
 * workload without a cost before is `new`, without one after has `ended`. Empty periods: all 0. Throws RangeError for
 * hours below 0. Source: price, volume and mix as in management accounting, at prices of the base period (Laspeyres).
 */
export function explainChange(before: PeriodCosts, after: PeriodCosts): ChangeParts {
  if ([...before.supplies, ...after.supplies].some(({ hours }) => hours < 0n)) {
    throw new RangeError("Hours are not below 0.");
  }
  const [totalBefore, totalAfter] = [totalOf(before), totalOf(after)];
  if (isZero(totalBefore) && isZero(totalAfter)) return explained(before, after);
  if (isZero(totalBefore)) return { ...nothing, new: totalAfter };
  if (isZero(totalAfter)) return { ...nothing, ended: subtract(zero, totalBefore) };
  return explained(before, after);
}

function explained(before: PeriodCosts, after: PeriodCosts): ChangeParts {
  const unmeasured = subtract(after.unmeasured, before.unmeasured);
  const [cost, costAfter] = [measuredOf(before), measuredOf(after)];
  const [hours, hoursAfter] = [hoursOf(before), hoursOf(after)];
  const change = subtract(costAfter, cost);
  if (hours < fewestHours || hoursAfter < fewestHours) return { ...nothing, unmeasured: add(unmeasured, change) };
  const sameMix = multiplyByRatio(cost, { numerator: hoursAfter, denominator: hours });
  const volume = subtract(sameMix, cost);
  const mix = subtract(atPricesBefore(before, after), sameMix);
  return { ...nothing, unmeasured, volume, mix, price: subtract(subtract(change, volume), mix) };
}

/** The hours after at the prices before; a supply that had no hours before has its own price. */
function atPricesBefore(before: PeriodCosts, after: PeriodCosts): Amount {
  return sum(
    after.supplies.map(({ supply, amount, hours }) => {
      const earlier = before.supplies.find((each) => each.supply === supply);
      const isPriced = earlier !== undefined && earlier.hours >= fewestHours;
      return isPriced ? multiplyByRatio(earlier.amount, { numerator: hours, denominator: earlier.hours }) : amount;
    }),
  );
}

export function addParts(all: readonly ChangeParts[]): ChangeParts {
  const of = (driver: ChangeDriver) => sum(all.map((parts) => parts[driver]));
  return {
    new: of("new"),
    ended: of("ended"),
    volume: of("volume"),
    mix: of("mix"),
    price: of("price"),
    unmeasured: of("unmeasured"),
  };
}

/** The driver that moved most, whichever way; null when nothing moved. */
export function mainDriver(parts: ChangeParts): ChangeDriver | null {
  const size = (driver: ChangeDriver) => (parts[driver] < 0n ? -parts[driver] : parts[driver]);
  const most = changeDrivers.reduce((best, driver) => (size(driver) > size(best) ? driver : best));
  return size(most) === 0n ? null : most;
}

export function totalOf(costs: PeriodCosts): Amount {
  return add(measuredOf(costs), costs.unmeasured);
}

function measuredOf({ supplies }: PeriodCosts): Amount {
  return sum(supplies.map(({ amount }) => amount));
}

function hoursOf({ supplies }: PeriodCosts): Amount {
  return sum(supplies.map(({ hours }) => hours));
}
