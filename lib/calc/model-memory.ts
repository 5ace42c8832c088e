export type ModelMemoryInput = {
  parametersBillion: number;
  /** Bits of a weight: 16, 8, 4. */
  bits: number;
  layers: number | null;
  kvHeads: number | null;
  headDim: number | null;
  /** Tokens of a request, prompt and answer. */
  sequence: number | null;
  /** Requests at once. */
  batch: number | null;
};

const bytesPerCachedValue = 2;

/**
 * Memory of a model in GB of 10⁹ bytes: weights = P · bits / 8, and the cache of keys and values at 16 bits,
 * 2 · layers · kvHeads · headDim · 2 bytes · sequence · batch; null unless all five of its inputs are given.
 */
export function modelMemory({ parametersBillion, bits, ...cache }: ModelMemoryInput) {
  return { weightsGb: (parametersBillion * bits) / 8, kvCacheGb: kvCacheGb(cache) };
}

function kvCacheGb({
  layers,
  kvHeads,
  headDim,
  sequence,
  batch,
}: Omit<ModelMemoryInput, "parametersBillion" | "bits">) {
  if (layers === null || kvHeads === null || headDim === null || sequence === null || batch === null) return null;
  return (2 * layers * kvHeads * headDim * bytesPerCachedValue * sequence * batch) / 1e9;
}
