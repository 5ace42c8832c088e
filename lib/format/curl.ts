/** A request as a line for a POSIX shell; address and token come from its environment. */
export function curlCommand(path: string, body: unknown): string {
  const json = JSON.stringify(body).replaceAll("'", `'\\''`);
  return [
    `curl "$CROSSOVER${path}"`,
    `  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json"`,
    `  -d '${json}'`,
  ].join(" \\\n");
}
