import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const gmi = {
  source: "GMI Cloud, Cost per million tokens explained",
  url: "https://www.gmicloud.ai/en/blog/llm-inference-cost-per-million-tokens",
};
const cents = { absolute: 0.005, why: "Printed in cents" };

export const tokenCases: readonly ReferenceCase[] = [
  {
    calculation: "token-cost",
    title: "70B dense on one H100 at 2.00 an hour and 85 tokens a second",
    input: { hourlyCost: 2, tokensPerSecond: 85 },
    expected: { perMillionTokens: 6.54 },
    tolerance: cents,
    citation: { ...gmi, where: "Example A" },
    verdict: holds,
  },
  {
    calculation: "token-cost",
    title: "70B dense on one H200 at 2.60 an hour and 140 tokens a second",
    input: { hourlyCost: 2.6, tokensPerSecond: 140 },
    expected: { perMillionTokens: 5.16 },
    tolerance: cents,
    citation: { ...gmi, where: "Example B" },
    verdict: holds,
  },
  {
    calculation: "token-cost",
    title: "7B dense on one H100 at 2.00 an hour and 400 tokens a second",
    input: { hourlyCost: 2, tokensPerSecond: 400 },
    expected: { perMillionTokens: 1.39 },
    tolerance: cents,
    citation: { ...gmi, where: "Example D" },
    verdict: holds,
  },
  {
    calculation: "token-cost",
    title: "Llama-2 70B on four A100 at 70 % utilisation",
    input: { hourlyCost: 4 * 2.21, tokensPerSecond: 2400, utilisation: 0.7 },
    expected: { perMillionTokens: 1.46 },
    tolerance: cents,
    citation: {
      source: "Neel Mishra, LLM inference cost: tokens per dollar",
      where: "The cost model, example",
      url: "https://neelmishra.github.io/blog/mlops/llm-inference/inference-cost-optimization.html",
    },
    verdict: holds,
  },
];
