export type TokenBreakevenInput = {
  capex: number;
  onPremMonthly: number;
  millionTokensMonthly: number;
  apiInputPerMillion: number;
  apiOutputPerMillion: number;
  /** Input tokens as a share of all tokens. */
  inputShare: number;
};

/** Months after which serving a model oneself has cost less than paying an API by the token; null: never. */
export function tokenBreakeven(input: TokenBreakevenInput) {
  const perMillion = input.inputShare * input.apiInputPerMillion + (1 - input.inputShare) * input.apiOutputPerMillion;
  const apiMonthly = input.millionTokensMonthly * perMillion;
  const monthlySaving = apiMonthly - input.onPremMonthly;
  return { apiMonthly, breakevenMonths: monthlySaving > 0 ? input.capex / monthlySaving : null };
}
