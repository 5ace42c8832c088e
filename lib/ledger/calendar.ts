/** A day as "2026-11-23". */
export type IsoDay = string;

/** A month as "2026-11". */
export type IsoMonth = string;

const thirtyDays = new Set(["04", "06", "09", "11"]);

/** The month `count` months after, or before: monthAfter("2027-01", 17) is "2028-06". RangeError if it is no month. */
export function monthAfter(month: IsoMonth, count = 1): IsoMonth {
  const { year, ofYear } = partsOf(month);
  const index = BigInt(year) * 12n + BigInt(ofYear) - 1n + BigInt(count);
  return `${(index / 12n).toString().padStart(4, "0")}-${((index % 12n) + 1n).toString().padStart(2, "0")}`;
}

/** 28 to 31, by the Gregorian calendar: bills are of real months, only plans have 730 hours. RangeError if it is none. */
export function daysInMonth(month: IsoMonth): bigint {
  const { year, ofYear } = partsOf(month);
  if (ofYear === "02") return isLeap(BigInt(year)) ? 29n : 28n;
  return thirtyDays.has(ofYear) ? 30n : 31n;
}

function partsOf(month: IsoMonth): { year: string; ofYear: string } {
  const [, year, ofYear] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined || ofYear === undefined) throw new RangeError(`"${month}" is not a month such as 2026-11.`);
  return { year, ofYear };
}

function isLeap(year: bigint): boolean {
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
}
