/** Each team's part of an address: its name in small letters, or its id where another team's name reads the same. */
export function teamSlugs(teams: readonly { id: string; name: string }[]): ReadonlyMap<string, string> {
  const names = teams.map(({ id, name }) => ({ id, slug: slugOf(name) }));
  return new Map(
    names.map(({ id, slug }) => {
      const alone = slug !== "" && names.filter((each) => each.slug === slug).length === 1;
      return [id, alone ? slug : id];
    }),
  );
}

/** The team that an address names, by its slug or its id; null when no visible team has it. */
export function teamOfSlug<Team extends { id: string; name: string }>(
  teams: readonly Team[],
  wanted: string,
): Team | null {
  const slugs = teamSlugs(teams);
  return teams.find(({ id }) => id === wanted || slugs.get(id) === wanted) ?? null;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
