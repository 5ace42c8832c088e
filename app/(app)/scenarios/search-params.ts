/** The version of a link; anything that is no version is ignored. */
export function versionOf(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

/** Up to four scenarios of a link, each once. */
export function comparedIds(value: string | string[] | undefined): string[] {
  if (typeof value !== "string") return [];
  return [...new Set(value.split(",").filter(Boolean))].slice(0, 4);
}
