/** Line styles as svg dash arrays. */
export const dashes = { solid: "", dashed: "8 3", dotted: "3 3" } as const;
