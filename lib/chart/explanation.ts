/** Where a number comes from: in words, as arithmetic with all its digits, and what went into it. */
export type Explanation = {
  sentence: string;
  formula: string;
  inputs: readonly { label: string; value: string }[];
};
