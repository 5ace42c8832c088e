import { type TemplateKind, templates } from "../schema/import-target";
import { formatCsv } from "./csv";

/** The columns of a kind of file, and a line that shows what stands in them. */
export function importTemplate(kind: TemplateKind): string {
  const columns = templates[kind].columns.flatMap(({ name, example }) => (example === null ? [] : [{ name, example }]));
  return formatCsv([columns.map(({ name }) => name), columns.map(({ example }) => example)]);
}
