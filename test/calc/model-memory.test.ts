import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelMemory } from "@/lib/calc/model-memory";
import { frozen } from "./fixtures";

const none = frozen({ layers: null, kvHeads: null, headDim: null, sequence: null, batch: null });
const llama2 = frozen({
  parametersBillion: 6.74,
  bits: 16,
  layers: 32,
  kvHeads: 32,
  headDim: 128,
  sequence: 2048,
  batch: 1,
});
const llama3 = frozen({
  parametersBillion: 70.6,
  bits: 16,
  layers: 80,
  kvHeads: 8,
  headDim: 128,
  sequence: 4096,
  batch: 1,
});

describe("modelMemory", () => {
  test("Llama 2 7B at 16 bits: 6.74 billion × 2 bytes = 13.48 GB, published as 13 to 14", () => {
    expect(modelMemory({ ...none, parametersBillion: 6.74, bits: 16 })).toEqual({ weightsGb: 13.48, kvCacheGb: null });
  });

  test("Llama 3 70B: 70.6 × 2 = 141.2 GB at 16 bits, 35.3 GB at 4", () => {
    expect(modelMemory(llama3).weightsGb).toBeCloseTo(141.2, 10);
    expect(modelMemory({ ...llama3, bits: 4 }).weightsGb).toBeCloseTo(35.3, 10);
  });

  test("Llama 2 7B caches 2 × 32 × 32 × 128 × 2 = 524,288 bytes a token, 1.07 GB for 2,048", () => {
    expect(modelMemory(llama2).kvCacheGb).toBeCloseTo(1.0737, 4);
  });

  test("a 70B model with 8 key-value heads caches 1,342,177,280 bytes for 4,096 tokens", () => {
    expect(modelMemory(llama3).kvCacheGb).toBe(1.34217728);
  });

  test.each(["layers", "kvHeads", "headDim", "sequence", "batch"])("without %s there is no cache to tell", (field) => {
    expect(modelMemory({ ...llama3, [field]: null }).kvCacheGb).toBeNull();
  });

  test("the cache grows with the batch and the sequence alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), (factor) => {
        const batched = modelMemory({ ...llama3, batch: factor }).kvCacheGb;
        expect(batched).toBe(modelMemory({ ...llama3, sequence: 4096 * factor }).kvCacheGb);
        expect((batched ?? 0) / factor).toBeCloseTo(1.34217728, 9);
      }),
    );
  });
});
