import type { Scope } from "@/lib/auth/scope";
import { moveImport } from "@/lib/store/imports";
import { insist } from "./insist";
import type { Outcome } from "./running";
import { removeWorkFolder } from "./work-folder";

/** Ends an import whose file counts already as another one. */
export async function asDuplicate(scope: Scope<"imports:write">, id: string, of: string): Promise<Outcome> {
  const failure = `This file counts already, as import ${of}.`;
  await insist(() => moveImport(scope, { id, from: ["checking", "staged", "committing"], to: "cancelled", failure }));
  await removeWorkFolder(id);
  return { state: "duplicate", of };
}
