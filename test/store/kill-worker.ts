import { join } from "node:path";
import { insist } from "@/lib/import/job/insist";
import { stagedContent } from "@/lib/import/job/staged-content";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { getAllocationRules, saveAllocationRules } from "@/lib/store/allocation-rules";
import { commitImport } from "@/lib/store/import-commit";
import { getImportJob, moveImport } from "@/lib/store/imports";
import { closeMonth } from "@/lib/store/period-close";
import { contentIn } from "./content-here";
import { writerOf } from "./ledger-scope";

export type KillTask =
  | { task: "import"; importId: string; folder: string; ownProcess: boolean }
  | { task: "allocation"; owner: string; seenVersion: number }
  | { task: "close"; month: string };

export type KillAnswer = "ready" | "done" | { failed: string };

// Run as its own process by kills.ts, which kills it: it stands for the application.
const [userId = ""] = process.argv.slice(2);
const scope = writerOf(userId);

async function run(asked: KillTask): Promise<void> {
  if (asked.task === "close") await closeMonth(scope, asked.month);
  else if (asked.task === "import") await commit(asked);
  else {
    const mapping = [
      {
        id: "tag",
        name: "Tag",
        owner: asked.owner,
        conditions: [{ on: "tag:team", matcher: "one-of", values: ["vision"] }],
      },
    ];
    const rules = allocationRules.parse({ pools: [], mapping, sharing: [], shareIdle: false });
    await saveAllocationRules(scope, { rules, note: "", seenVersion: asked.seenVersion });
  }
}

async function commit({ importId, folder, ownProcess }: Extract<KillTask, { task: "import" }>): Promise<void> {
  await moveImport(scope, { id: importId, from: ["staged"], to: "committing" });
  const { check } = await getImportJob(scope, importId);
  if (!check) throw new Error("not checked");
  const workFolder = join(folder, "imports", importId);
  if (!ownProcess) {
    await commitImport(scope, { importId, check, content: contentIn(workFolder) });
    return;
  }
  const { signal } = new AbortController();
  const content = stagedContent(workFolder, { signal, onRows: () => undefined });
  await commitImport(scope, { importId, check, content }).finally(content.close);
}

process.on("disconnect", () => process.exit(1));

const say = (answer: KillAnswer) => process.send?.(answer);

process.on("message", (asked: KillTask) => {
  run(asked).then(
    () => say("done"),
    (error: unknown) => say({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
// Postgres may just have been killed as well.
await insist(() => getAllocationRules(scope));
say("ready");
