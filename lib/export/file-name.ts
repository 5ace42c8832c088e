/** The header of a download; a name is letters, digits, dots and dashes, whatever a team is called. */
export function attachment(parts: readonly string[], extension: string): string {
  const name = parts
    .map((part) =>
      part
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, ""),
    )
    .filter((part) => part !== "")
    .join("-")
    .slice(0, 120);
  return `attachment; filename="${name === "" ? "export" : name}.${extension}"`;
}
