"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type ActionRun, useAction } from "@/components/forms/use-action";
import { useToast } from "@/components/ui/toast";
import { formatMonth } from "@/lib/format/date";
import type { Scenario } from "@/lib/schema/scenario-record";
import type { ScenarioActions } from "./scenario-actions";
import type { ScenarioDraft } from "./use-scenario-draft";

export type OpenDialog = "save" | "save-as" | "rename" | "share" | "approve";

export type ScenarioCommands = {
  action: ActionRun;
  dialog: OpenDialog | null;
  openDialog: (dialog: OpenDialog | null) => void;
  /** The version that unsaved edits were saved as for sharing. */
  sharedVersion: number | null;
  save: (note: string) => void;
  saveAs: (name: string) => void;
  rename: (name: string) => void;
  share: () => void;
  duplicate: () => void;
  approve: (share: number) => void;
  unmarkAsPlan: () => void;
  archive: () => void;
  restoreVersion: (version: number) => void;
};

type Use = { scenario: Scenario; draft: ScenarioDraft; actions: ScenarioActions };

/** What can be done with a scenario, and what is said and shown once it is done. */
export function useScenarioCommands({ scenario, draft, actions }: Use): ScenarioCommands {
  const router = useRouter();
  const notify = useToast();
  const action = useAction();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [sharedVersion, setSharedVersion] = useState<number | null>(null);
  const { id, name, version, currentVersion, description } = scenario;
  const one = { id };
  const say = (_result: unknown, title: string) => notify({ title });

  async function undoArchive() {
    const state = await actions.restore(one);
    if (state.status === "done") router.push(`/scenarios/${id}`);
    if (state.status === "error") notify({ title: state.message });
  }

  /** A link to the version before the save would keep showing that one. */
  function leaveVersionLink() {
    const url = new URL(location.href);
    if (!url.searchParams.has("version")) return;
    url.searchParams.delete("version");
    router.replace(url.pathname + url.search);
  }

  return {
    action,
    dialog,
    sharedVersion,
    openDialog: (next) => {
      if (next === "share") setSharedVersion(null);
      setDialog(next);
    },
    save: (note) =>
      action.run(
        () => actions.save({ id, input: draft.input, note, seenVersion: currentVersion }),
        (_result, title) => {
          draft.forget();
          notify({ title });
          leaveVersionLink();
        },
      ),
    saveAs: (copyName) =>
      action.run(
        () =>
          actions.create({ name: copyName, description, input: draft.input, note: `From ${name}, version ${version}` }),
        (created, title) => {
          draft.forget();
          notify({ title });
          router.push(`/scenarios/${created.id}`);
        },
      ),
    rename: (newName) => action.run(() => actions.rename({ id, name: newName }), say),
    share: () =>
      action.run(
        () => actions.share({ id, input: draft.input }),
        (shared) => setSharedVersion(shared.version),
      ),
    duplicate: () =>
      action.run(
        () => actions.duplicate(one),
        (copy, title) => {
          notify({ title });
          router.push(`/scenarios/${copy.id}`);
        },
      ),
    approve: (share) =>
      action.run(
        () => actions.markAsPlan({ id, version, share }),
        ({ from }) => notify({ title: `${name} is the plan from ${formatMonth(from)}` }),
      ),
    unmarkAsPlan: () => action.run(() => actions.unmarkAsPlan(one), say),
    archive: () =>
      action.run(
        () => actions.archive(one),
        (_result, title) => {
          draft.forget();
          notify({ title, onUndo: undoArchive });
          router.push("/scenarios");
        },
      ),
    restoreVersion: (from) =>
      action.run(
        () => actions.restoreVersion({ id, version: from }),
        (_result, title) => {
          notify({ title });
          router.push(`/scenarios/${id}`);
        },
      ),
  };
}
