export type PortfolioLine = { name: string; before: number; after: number };

/** Monthly cost of a portfolio before and after a change, as a whole and line by line. A ratio of nothing is null. */
export function portfolioComparison({ lines }: { lines: readonly PortfolioLine[] }) {
  const beforeTotal = lines.reduce((sum, line) => sum + line.before, 0);
  const afterTotal = lines.reduce((sum, line) => sum + line.after, 0);
  const monthlySaving = beforeTotal - afterTotal;
  return {
    beforeTotal,
    afterTotal,
    monthlySaving,
    savingRatio: beforeTotal > 0 ? monthlySaving / beforeTotal : null,
    annualSaving: monthlySaving * 12,
    lines: lines.map(({ name, before, after }) => ({
      name,
      saving: before - after,
      savingRatio: before > 0 ? (before - after) / before : null,
    })),
  };
}
