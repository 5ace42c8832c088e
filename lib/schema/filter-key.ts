/** Lower case and without the separators of the address, so that `team:is:vision,nlp` can be typed by hand. */
export function filterKey(name: string): string {
  return name.toLowerCase().replaceAll(/[\s:;,]+/g, "-");
}
