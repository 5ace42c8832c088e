import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { environment } from "./environment";

export type ToolResult = { code: number; output: string };

/** Runs an installed package's command with this Node, without a shell. Its output is shown unless `quiet`. */
export function runTool(
  [command, ...parameters]: readonly [string, ...string[]],
  { quiet = false, variables = {} }: { quiet?: boolean; variables?: Record<string, string> } = {},
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...parameters], {
      env: { ...environment, ...offline, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (!quiet) to.write(text);
      });
    }
    child.once("error", (error) => resolve({ code: 1, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Nothing a tool does here may need the network. */
const offline = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  // Generating needs no engine, but Prisma downloads one unless it is told of an existing program.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
};

/** A file of a package of package.json; read by path, because many packages hide their commands from `resolve`. */
export function packageFile(name: string, file: string): string {
  return join(dirname(import.meta.dirname), "node_modules", name, file);
}
