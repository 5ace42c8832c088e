/** What a cost was for, as a statement groups it. */
export const categories = ["training", "inference", "storage", "data-transfer", "other"] as const;

export type Category = (typeof categories)[number];
