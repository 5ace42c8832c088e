export type Team = `team:${string}`;

/** A cost centre that no statement goes to: what is left in it counts as unallocated. */
export type Pool = `pool:${string}`;

/** Who bears a cost. One text, so that it is a key of a map, a column and a line of a frozen month alike. */
export type Owner = Team | Pool | "unallocated";

export function isTeam(owner: Owner): owner is Team {
  return owner.startsWith("team:");
}
