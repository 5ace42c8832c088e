import { formatMoney } from "../format/money";
import { formatNumber, missing } from "../format/number";
import { formatRatio } from "../format/ratio";
import type { ScenarioInput } from "../schema/scenario";
import { uncertainFields } from "../schema/uncertainty";
import { valueText } from "./scenario-inputs";
import { nameOf } from "./scenario-placements";
import type { UncertaintyOf } from "./uncertainty";

export type TornadoRow = {
  key: string;
  name: string;
  range: string;
  savingLow: string;
  savingHigh: string;
  /** Of the widest row, where its bar begins and how long it is: 0 to 1 of the plot. */
  from: number;
  length: number;
  rank: string;
};

/** What each input alone does to the saving, the widest first. */
export function tornadoRows({ simulation, focus, currency }: UncertaintyOf, input: ScenarioInput): TornadoRow[] {
  const ends = focus.tornado.flatMap(({ savingLow, savingHigh }) => [savingLow, savingHigh]);
  const least = Math.min(...ends);
  const width = Math.max(...ends) - least;
  const fields = new Map(uncertainFields(input).map((field) => [field.key, field]));
  const money = (value: number) => formatMoney(value, { currency, style: "compact", symbol: "none" });
  return focus.tornado
    .flatMap((row, index) => {
      const field = fields.get(simulation.keys[index] ?? "");
      if (!field) return [];
      const from = Math.min(row.savingLow, row.savingHigh);
      const length = Math.abs(row.savingHigh - row.savingLow);
      const rank = focus.importance[index] ?? null;
      return [
        {
          key: field.key,
          name: field.owner === null ? field.label : `${field.label}, ${field.owner}`,
          range: `${valueText(field, row.low, currency)} to ${valueText(field, row.high, currency)}`,
          savingLow: money(row.savingLow),
          savingHigh: money(row.savingHigh),
          from: width > 0 ? (from - least) / width : 0,
          length: width > 0 ? length / width : 0,
          rank: rank === null ? missing : formatNumber(rank, { minimum: 2, maximum: 2 }),
        },
      ];
    })
    .sort((one, other) => other.length - one.length);
}

/** Which input matters most; of `tornadoRows`. */
export function tornadoTitle([most]: readonly TornadoRow[]): string {
  if (!most) return "No input is uncertain";
  return most.length > 0 ? `${most.name} matters most` : "No input moves the saving";
}

export type PlacementRow = {
  key: string;
  name: string;
  isFocus: boolean;
  cells: { column: string; text: string }[];
};

/** The placements against each other: which is how often cheaper, and what choosing it may cost. */
export function placementRows({ simulation, focus, currency }: UncertaintyOf): PlacementRow[] {
  const money = (value: number) => formatMoney(value, { currency, style: "compact", symbol: "none" });
  const share = (value: number) => formatRatio(value, { digits: 0 });
  return simulation.placements.map((placement, index) => {
    const { key, name } = nameOf(placement.share);
    const beats = simulation.placements.map((other, column) => ({
      column: `Beats ${nameOf(other.share).name}`,
      text: column === index ? missing : share(simulation.beats[index]?.[column] ?? 0),
    }));
    return {
      key,
      name,
      isFocus: placement === focus,
      cells: [
        { column: "Cheapest in", text: share(placement.cheapestShare) },
        { column: `Regret, ${currency}`, text: money(placement.regret) },
        { column: `P10, ${currency}`, text: money(placement.total.p10) },
        { column: `P50, ${currency}`, text: money(placement.total.p50) },
        { column: `P90, ${currency}`, text: money(placement.total.p90) },
        ...beats,
      ],
    };
  });
}

/** Which placement is cheapest most often. */
export function placementsTitle({ simulation }: UncertaintyOf): string {
  const often = simulation.placements.reduce((best, each) => (each.cheapestShare > best.cheapestShare ? each : best));
  return `${nameOf(often.share).name} is cheapest in ${formatRatio(often.cheapestShare, { digits: 0 })} of the trials`;
}
