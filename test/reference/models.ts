import { guide, holds, type ReferenceCase } from "@/lib/schema/reference-case";

const lenovo = {
  source: "Lenovo Press LP2368, On-Premise vs Cloud: Generative AI Total Cost of Ownership (2026 Edition)",
  url: "https://lenovopress.lenovo.com/lp2368-on-premise-vs-cloud-generative-ai-total-cost-of-ownership-2026-edition",
};
const canItRun = {
  source: "CanItRun, Llama 3.1 405B Instruct",
  url: "https://canitrun.dev/models/llama-3.1-405b/",
};
const kvCalculator = {
  source: "KV cache memory calculator: how much does your LLM actually use (DEV Community)",
  url: "https://moneynewsweb.co.in/post/kv-cache-memory-calculator-how-much-does-your-llm-actually-use-vv2wnb",
};
const gpt2 = {
  techniques: [{ costRatio: 420 / 1200, sizeRatio: 0.9 / 3.1, accuracyLoss: 0.012, latencyRatio: 65 / 180 }],
  monthlyCost: 1200,
  sizeGb: 3.1,
  latencyMs: 180,
  accuracy: 0.983,
};
const exact = { absolute: 1e-9, why: "Exact" };

export const modelCases: readonly ReferenceCase[] = [
  {
    calculation: "compression",
    title: "GPT-2 after INT8 and pruning: 1,200 to 420 a month",
    input: gpt2,
    expected: {
      "low.monthlyCost": 420,
      "low.sizeGb": 0.9,
      "low.latencyMs": 65,
      "low.accuracy": 0.971,
      "low.annualSaving": 9360,
      "low.savingRatio": 0.65,
      "low.sizeReduction": 0.71,
      "low.latencyReduction": 0.64,
    },
    tolerance: {
      absolute: {
        "low.monthlyCost": 1e-9,
        "low.sizeGb": 1e-9,
        "low.latencyMs": 1e-9,
        "low.accuracy": 1e-9,
        "low.annualSaving": 1e-9,
        "low.savingRatio": 0.005,
        "low.sizeReduction": 0.005,
        "low.latencyReduction": 0.005,
      },
      why: "Ratios printed in whole per cents",
    },
    citation: { source: guide, where: "Strategy 3, real-world example" },
    verdict: holds,
  },
  {
    calculation: "compression",
    title: "INT8 quantization: 4× smaller, 60–75 % cheaper",
    input: { techniques: ["int8"], monthlyCost: 1000, sizeGb: 4, accuracy: 1 },
    expected: {
      "low.sizeGb": 1,
      "high.sizeGb": 1,
      "low.savingRatio": 0.6,
      "high.savingRatio": 0.75,
      "low.accuracy": 0.99,
    },
    tolerance: exact,
    citation: { source: guide, where: "Strategy 3, model compression techniques" },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "70 B parameters in FP16",
    input: { parametersBillion: 70, bits: 16 },
    expected: { weightsGb: 140 },
    tolerance: exact,
    citation: { ...lenovo, where: "The memory wall" },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "Llama 3.1 405B in FP16, with 8K of context",
    input: {
      parametersBillion: 405,
      bits: 16,
      layers: 126,
      kvHeads: 8,
      headDim: 128,
      sequence: 8192,
      batch: 1,
    },
    expected: { weightsGb: 810, kvCacheGb: 4.23 },
    tolerance: { absolute: { weightsGb: 1e-9, kvCacheGb: 0.005 }, why: "The cache is printed to two decimals" },
    citation: { ...canItRun, where: "VRAM at each quantization, FP16" },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "Llama 3.1 405B in four bits",
    input: { parametersBillion: 405, bits: 4 },
    expected: { weightsGb: 202.5 },
    tolerance: exact,
    citation: { ...canItRun, where: "VRAM at each quantization, NVFP4" },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "LLaMA 7B in FP32: 26.07 GiB are 28 GB",
    input: { parametersBillion: 7, bits: 32 },
    expected: { weightsGb: 27.99 },
    tolerance: { absolute: 0.01, why: "26.07 × 1.0737, printed to two decimals of a GiB" },
    citation: {
      source: "Lit-LLaMA, issue 67",
      where: "Answer of a maintainer: 7e9 × 4 / 1024³",
      url: "https://github.com/Lightning-AI/lit-llama/issues/67",
    },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "KV cache of OPT-13B for 2,048 tokens",
    input: { parametersBillion: 13, bits: 16, layers: 40, kvHeads: 40, headDim: 128, sequence: 2048, batch: 1 },
    expected: { kvCacheGb: 1.6 },
    tolerance: { relative: 0.05, why: "800 KB a token is 819,200 bytes, and the product is rounded down" },
    citation: {
      source: "Kwon et al., Efficient Memory Management for LLM Serving with PagedAttention, arXiv 2309.06180",
      where: "Section 3, large KV cache",
      url: "https://arxiv.org/abs/2309.06180",
    },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "KV cache of Llama-2-7B for 2,048 tokens",
    input: { parametersBillion: 7, bits: 16, layers: 32, kvHeads: 32, headDim: 128, sequence: 2048, batch: 1 },
    expected: { kvCacheGb: 1.07 },
    tolerance: { absolute: 0.005, why: "Printed to two decimals" },
    citation: {
      source: "TorchedUp, KV cache size",
      where: "Example",
      url: "https://torchedup.dev/problems/kv-cache-size",
    },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "KV cache of Llama-3-8B for 128K tokens: 16 GiB are 17.18 GB",
    input: { parametersBillion: 8, bits: 16, layers: 32, kvHeads: 8, headDim: 128, sequence: 131_072, batch: 1 },
    expected: { kvCacheGb: 17.18 },
    tolerance: { absolute: 0.005, why: "16 × 1.0737" },
    citation: { ...kvCalculator, where: "Memory table: popular models" },
    verdict: holds,
  },
  {
    calculation: "model-memory",
    title: "KV cache of Llama-3-70B for 128K tokens",
    input: { parametersBillion: 70, bits: 16, layers: 80, kvHeads: 8, headDim: 128, sequence: 131_072, batch: 1 },
    expected: { kvCacheGb: 171.8 },
    tolerance: { absolute: 0.05, why: "160 × 1.0737" },
    citation: { ...kvCalculator, where: "Memory table: popular models" },
    verdict: {
      kind: "published-wrong",
      says: "128K tokens of Llama-3-70B take 160 GiB",
      right: "40 GiB, 42.95 GB",
      reason:
        "2 × 80 layers × 8 KV heads × 128 × 2 bytes is 327,680 bytes a token. The table names 8 heads and counts 32",
      corrected: { kvCacheGb: 42.9497 },
    },
  },
  {
    calculation: "model-memory",
    title: "KV cache of Mistral 7B for 1,000 tokens",
    input: { parametersBillion: 7, bits: 16, layers: 32, kvHeads: 8, headDim: 128, sequence: 1000, batch: 1 },
    expected: { kvCacheGb: 0.5243 },
    tolerance: { absolute: 0.00005, why: "500 × 1,048,576 bytes" },
    citation: {
      source: "Parth Yadav, Calculating KV cache memory size cost for an LLM",
      where: "Mistral 7B",
      url: "https://parthyadav.vercel.app/notes/inference/calculating-kv-cache-size/",
    },
    verdict: {
      kind: "published-wrong",
      says: "1,000 tokens of Mistral 7B take 500 MiB",
      right: "125 MiB, 0.131 GB",
      reason: "Mistral 7B shares 8 KV heads among its 32 attention heads; the note counts all 32",
      corrected: { kvCacheGb: 0.131072 },
    },
  },
];
