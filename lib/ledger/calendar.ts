/** A day as "2026-11-23". */
export type IsoDay = string;

/** A month as "2026-11". */
export type IsoMonth = string;

const thirtyDays = new Set(["04", "06", "09", "11"]);

/** 28 to 31, by the Gregorian calendar: bills are of real months, only plans have 730 hours. RangeError if it is none. */
export function daysInMonth(month: IsoMonth): bigint {
  const [, year, ofYear] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined || ofYear === undefined) throw new RangeError(`"${month}" is not a month such as 2026-11.`);
  if (ofYear === "02") return isLeap(BigInt(year)) ? 29n : 28n;
  return thirtyDays.has(ofYear) ? 30n : 31n;
}

function isLeap(year: bigint): boolean {
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
}
