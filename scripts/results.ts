import { readFile, writeFile } from "node:fs/promises";

const path = "docs/results.md";

const heading = "# Results\n\nMeasured figures, each section written by the script that it names.\n";

/** Replaces the section of this title, or adds it at the end; what others wrote stays as it is. */
export async function writeResults(title: string, body: string): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => heading);
  const section = `## ${title}\n\n${body.trim()}\n`;
  const start = text.split("\n").indexOf(`## ${title}`);
  if (start === -1) return writeFile(path, `${text.trimEnd()}\n\n${section}`);
  const lines = text.split("\n");
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const after = next === -1 ? [] : lines.slice(next);
  await writeFile(path, [...lines.slice(0, start), section, ...after].join("\n"));
}
