import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "@/lib/env";

/** Where the files of one import lie. Names are our own: an id, and the word "upload". */
export function workFolderOf(importId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(importId)) throw new RangeError("No id of an import.");
  return join(importsFolder(), importId);
}

export function uploadPathOf(importId: string): string {
  return join(workFolderOf(importId), "upload");
}

export async function makeWorkFolder(importId: string): Promise<void> {
  await mkdir(importsFolder(), { recursive: true, mode: 0o700 });
  await mkdir(workFolderOf(importId), { mode: 0o700 });
}

export async function removeWorkFolder(importId: string): Promise<void> {
  await rm(workFolderOf(importId), { recursive: true, force: true, maxRetries: 3 });
}

/** The imports that have a folder on this machine. */
export async function listWorkFolders(): Promise<string[]> {
  const names = await readdir(importsFolder()).catch(() => []);
  return names.filter((name) => /^[0-9a-f-]{36}$/.test(name));
}

function importsFolder(): string {
  return resolve(env().folder, "imports");
}
