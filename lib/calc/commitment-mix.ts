export type CommitmentMixInput = {
  reservedSpend: number;
  reservedDiscount: number;
  spotSpend: number;
  spotDiscount: number;
  onDemandSpend: number;
  spotInterruptionOverhead: number;
  reservedUtilisation: number;
};

/** What a spend over reserved, spot and on-demand capacity would have cost on demand: spend / (1 − discount) each. */
export function commitmentMix(input: CommitmentMixInput) {
  const total = input.reservedSpend + input.spotSpend + input.onDemandSpend;
  const onDemandEquivalent =
    (input.reservedSpend * input.reservedUtilisation) / (1 - input.reservedDiscount) +
    input.spotSpend / (1 - input.spotDiscount) / (1 + input.spotInterruptionOverhead) +
    input.onDemandSpend;
  return {
    total,
    onDemandEquivalent,
    multiple: total > 0 ? onDemandEquivalent / total : null,
    effectiveDiscount: onDemandEquivalent > 0 ? 1 - total / onDemandEquivalent : null,
  };
}
