import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";

const path = "docs/results.md";
const intro = `# Measured

Written by the benches under \`test/bench\` when they are asked to record; each section names its command, machine and date.
`;

/** Puts what a bench printed into docs/results.md, in place of what the same bench recorded before. */
export async function recordResult(title: string, command: string, lines: readonly string[]): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => intro);
  const [first = intro.trimEnd(), ...sections] = before.trimEnd().split(/\n+(?=## )/);
  const kept = sections.filter((section) => !section.startsWith(`## ${title}\n`));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? "unknown";
  const section = [
    `## ${title}`,
    "",
    `\`node --import tsx ${command}\` on ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}, load ${load} at the end.`,
    "",
    ...lines.map((line) => `- ${line}`),
  ].join("\n");
  await writeFile(path, `${[first, ...kept, section].join("\n\n")}\n`);
}
