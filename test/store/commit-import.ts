import { join } from "node:path";
import { stagedContent } from "@/lib/import/job/staged-content";
import { commitImport } from "@/lib/store/import-commit";
import { getImportJob } from "@/lib/store/imports";
import { writerOf } from "./ledger-scope";

// Run as its own process by import-kills.test.ts, which kills it.
const [userId = "", importId = "", folder = ""] = process.argv.slice(2);
const scope = writerOf(userId);
const { check } = await getImportJob(scope, importId);
if (!check) throw new Error("not checked");
const content = stagedContent(join(folder, "imports", importId), {
  signal: new AbortController().signal,
  onRows: () => undefined,
});
process.send?.("started");
await commitImport(scope, { importId, check, content });
process.send?.("committed");
process.disconnect?.();
