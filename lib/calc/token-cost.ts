/** What a million tokens cost on hardware paid by the hour: hourly / (tokens per second × 3,600 × utilisation) × 10⁶. */
export function tokenCost(input: { hourlyCost: number; tokensPerSecond: number; utilisation: number }) {
  const tokensPerHour = input.tokensPerSecond * 3600 * input.utilisation;
  return { perMillionTokens: (input.hourlyCost / tokensPerHour) * 1e6 };
}
