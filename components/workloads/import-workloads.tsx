"use client";

import { useState, useTransition } from "react";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import { formatCount } from "@/lib/format/quantity";
import type { WorkloadCheck, WorkloadCommit } from "@/lib/schema/workload-import";
import { compressed } from "./compressed-file";
import { ImportCheck } from "./import-check";
import { ImportDone } from "./import-done";
import { ImportSteps } from "./import-steps";
import { ImportUpload } from "./import-upload";

type FileAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;

export type ImportActions = {
  check: FileAction<WorkloadCheck>;
  commit: FileAction<WorkloadCommit>;
  undo: (input: unknown) => Promise<FormState<null>>;
};

type Step =
  | { name: "upload"; problem: string | null }
  | { name: "check"; file: File; check: Extract<WorkloadCheck, { ok: true }>; problem: string | null }
  | { name: "done"; fileName: string; commit: WorkloadCommit; undone: boolean; problem: string | null };

const largest = 5_000_000;

/** Upload, check, commit, done. Nothing is written before the third, and what the check showed is what is written. */
export function ImportWorkloads({ actions }: { actions: ImportActions }) {
  const [step, setStep] = useState<Step>({ name: "upload", problem: null });
  const [pending, startTransition] = useTransition();
  const notify = useToast();

  const read = (file: File) => {
    if (file.size > largest) return setStep({ name: "upload", problem: `${file.name} is larger than 5 MB.` });
    startTransition(async () => {
      const state = await sent(() => formOf(file).then((form) => actions.check({ status: "idle" }, form)));
      if (state.status !== "done") return setStep({ name: "upload", problem: messageOf(state) });
      const check = state.result;
      if (check.ok) return setStep({ name: "check", file, check, problem: null });
      const where = check.line === null ? "" : ` (line ${check.line})`;
      setStep({ name: "upload", problem: `${file.name} cannot be read${where}: ${check.reason}` });
    });
  };

  const commit = (current: Extract<Step, { name: "check" }>) => {
    const { file, check } = current;
    startTransition(async () => {
      const form = await formOf(file);
      form.set("digest", check.digest);
      const state = await sent(() => actions.commit({ status: "idle" }, form));
      if (state.status !== "done") return setStep({ ...current, problem: messageOf(state) });
      setStep({ name: "done", fileName: file.name, commit: state.result, undone: false, problem: null });
    });
  };

  const undo = (current: Extract<Step, { name: "done" }>) =>
    startTransition(async () => {
      const state = await sent(() => actions.undo({ packed: current.commit.packedUndo }));
      if (state.status !== "done") return setStep({ ...current, problem: messageOf(state) });
      const { created, updated } = current.commit;
      notify({
        title: "Import undone",
        description: `${formatCount(created, "new workload")} archived, ${updated} as before`,
      });
      setStep({ ...current, undone: true, problem: null });
    });

  return (
    <div className="flex min-w-0 flex-col gap-4" aria-busy={pending || undefined}>
      <ImportSteps current={step.name} pending={pending} />
      {step.name === "upload" ? <ImportUpload problem={step.problem} pending={pending} onFile={read} /> : null}
      {step.name === "check" ? (
        <ImportCheck
          fileName={step.file.name}
          check={step.check}
          problem={step.problem}
          pending={pending}
          onCommit={() => commit(step)}
          onCheckAgain={() => read(step.file)}
          onBack={() => setStep({ name: "upload", problem: null })}
        />
      ) : null}
      {step.name === "done" ? (
        <ImportDone
          {...step}
          pending={pending}
          onUndo={() => undo(step)}
          onAnother={() => setStep({ name: "upload", problem: null })}
        />
      ) : null}
    </div>
  );
}

async function formOf(file: File): Promise<FormData> {
  const form = new FormData();
  form.set("fileName", file.name);
  form.set("file", await compressed(file));
  return form;
}

/** The network or the server's limit on sizes may end a request before the action answers. */
async function sent<R>(run: () => Promise<FormState<R>>): Promise<FormState<R>> {
  try {
    return await run();
  } catch {
    const message = "The server did not take the request. Check the connection, or split the file into smaller ones.";
    return { status: "error", message, fieldErrors: {}, values: {} };
  }
}

function messageOf(state: FormState<unknown>): string {
  return state.status === "error" ? state.message : "There was no answer. Try again.";
}
