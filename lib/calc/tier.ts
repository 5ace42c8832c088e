export const tiers = ["cloud", "on-prem", "edge"] as const;

export type Tier = (typeof tiers)[number];
