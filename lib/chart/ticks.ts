import { monthAfter } from "../format/date";

/** Round steps of 1, 2, 2.5 or 5 from 0 (or below it) to at least `max`: at most `count` of them. */
export function niceTicks(min: number, max: number, count = 6): number[] {
  const low = Math.min(0, min);
  const high = Math.max(0, max);
  if (high === low) return [0, 1];
  const rough = (high - low) / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((step) => step * magnitude >= rough * (1 - 1e-9)) ?? 10;
  const step = factor * magnitude;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

export type MonthTick = {
  /** 0 is the start, m the end of month m. */
  month: number;
  label: string;
  /** The calendar month that ends there, as "2027-06"; at the start, the first month itself. */
  calendar: string;
};

/** Half-yearly ticks, yearly when there is little room or a long horizon; the end always has one. */
export function monthTicks(horizonMonths: number, startMonth: string, { narrow = false } = {}): MonthTick[] {
  const step = horizonMonths > 36 || narrow ? 12 : horizonMonths > 12 ? 6 : 3;
  const months = [0];
  for (let month = step; month <= horizonMonths; month += step) months.push(month);
  const last = months.at(-1) ?? 0;
  if (last !== horizonMonths) {
    if (horizonMonths - last < step / 2 && months.length > 1) months.pop();
    months.push(horizonMonths);
  }
  return months.map((month) => ({
    month,
    label: month === 0 ? "Start" : `Month ${month}`,
    calendar: monthAfter(startMonth, Math.max(0, month - 1)),
  }));
}
