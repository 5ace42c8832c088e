/** What the unused share of an allocation costs, and what the same work costs at a better utilisation. */
export function utilisationSaving(input: { monthlyCost: number; utilisation: number; targetUtilisation: number }) {
  const { monthlyCost, utilisation, targetUtilisation } = input;
  const costAtTarget = (monthlyCost * utilisation) / targetUtilisation;
  return {
    idleCost: monthlyCost * (1 - utilisation),
    costAtTarget,
    saving: monthlyCost - costAtTarget,
    savingRatio: 1 - utilisation / targetUtilisation,
    hoursFactor: targetUtilisation / utilisation,
  };
}
