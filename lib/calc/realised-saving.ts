/** What something cost and did, before a change and in the month that is measured. */
export type MeasuredCell = {
  cell: string;
  /** Over the months of the baseline, and the volume of the same months; null: not known. */
  baselineCost: number;
  baselineVolume: number | null;
  actualCost: number;
  actualVolume: number | null;
};

/** What an initiative is planned to save in the month, by cell; 0 while its ramp has not begun. */
export type SavingClaim = { id: string; planned: ReadonlyMap<string, number> };

export type RealisedShare = {
  id: string;
  /** Null as soon as one of its cells cannot be measured. */
  amount: number | null;
  unknownCells: readonly string[];
};

export type RealisedSavings = {
  byCell: ReadonlyMap<string, number | null>;
  byInitiative: readonly RealisedShare[];
};

/**
 * What a cell costs less than it would have: baseline cost / baseline volume × this month's volume − this month's cost. So
 * growth is no loss and less work no saving; negative where it costs more. Null without both volumes, or with a baseline
 * volume of 0 that had a cost. A cell without any baseline cost adds its whole cost as a negative saving.
 */
export function realisedSaving(measured: Omit<MeasuredCell, "cell">): number | null {
  const { baselineCost, baselineVolume, actualCost, actualVolume } = measured;
  if (baselineCost === 0) return 0 - actualCost;
  if (baselineVolume === null || actualVolume === null || !(baselineVolume > 0)) return null;
  return (baselineCost / baselineVolume) * actualVolume - actualCost;
}

/**
 * The measured saving of each cell, shared by the initiatives that claim it in proportion to what they plan to save on it,
 * in their order; where none plans anything the first has it. The last one gets what is left, so that the initiatives of a
 * month add up to the saving of all cells that somebody claims, each counted once. A cell that nobody claims is not measured.
 */
export function realisedSavings(cells: readonly MeasuredCell[], claims: readonly SavingClaim[]): RealisedSavings {
  const amounts = new Map(claims.map(({ id }) => [id, 0]));
  const unknown = new Map<string, string[]>();
  const byCell = new Map<string, number | null>();
  for (const measured of cells) {
    const claiming = claims.filter(({ planned }) => planned.has(measured.cell));
    if (claiming.length === 0) continue;
    const saving = realisedSaving(measured);
    byCell.set(measured.cell, saving);
    if (saving === null) {
      for (const { id } of claiming) unknown.set(id, [...(unknown.get(id) ?? []), measured.cell]);
      continue;
    }
    const parts = sharedOut(
      saving,
      claiming.map(({ planned }) => planned.get(measured.cell) ?? 0),
    );
    for (const [index, { id }] of claiming.entries()) amounts.set(id, (amounts.get(id) ?? 0) + (parts[index] ?? 0));
  }
  const byInitiative = claims.map(({ id }) => {
    const unknownCells = unknown.get(id) ?? [];
    return { id, amount: unknownCells.length > 0 ? null : (amounts.get(id) ?? 0), unknownCells };
  });
  return { byCell, byInitiative };
}

/** Parts of an amount in proportion to weights that are not negative; they sum to it. All to the first without weights. */
function sharedOut(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(whole > 0)) return weights.map((_, index) => (index === 0 ? amount : 0));
  const last = weights.findLastIndex((weight) => weight > 0);
  let given = 0;
  return weights.map((weight, index) => {
    const part = index === last ? amount - given : index > last ? 0 : (amount * weight) / whole;
    given += part;
    return part;
  });
}
