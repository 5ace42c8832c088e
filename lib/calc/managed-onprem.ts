/** Consumption-priced on-prem against the cloud bill it replaces. */
export function managedOnprem({ cloudMonthly, managedMonthly }: { cloudMonthly: number; managedMonthly: number }) {
  const monthlySaving = cloudMonthly - managedMonthly;
  return {
    monthlySaving,
    savingRatio: cloudMonthly > 0 ? monthlySaving / cloudMonthly : null,
    factor: managedMonthly > 0 ? cloudMonthly / managedMonthly : null,
  };
}
