"use client";

import { useTransition } from "react";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";

export type IdsAction = (input: unknown) => Promise<FormState<{ ids: string[] }>>;

export type ArchiveActions = { archive: IdsAction; restore: IdsAction };

export type Archiving = {
  pending: boolean;
  archive: (ids: readonly string[]) => void;
  restore: (ids: readonly string[]) => void;
};

/** Archives at once and offers Undo for ten seconds; `onRefused` gets what was refused, which stays in place. */
export function useArchiving(
  actions: ArchiveActions,
  { onDone, onRefused }: { onDone: () => void; onRefused: (message: string) => void },
): Archiving {
  const notify = useToast();
  const [pending, startTransition] = useTransition();

  const run = (action: IdsAction, undo: IdsAction, ids: readonly string[]) =>
    startTransition(async () => {
      const state = await action({ ids: [...ids] });
      if (state.status === "error") onRefused(state.message);
      if (state.status !== "done") return;
      notify({
        title: state.message,
        onUndo: async () => {
          const undone = await undo({ ids: state.result.ids });
          if (undone.status === "error") onRefused(undone.message);
          else if (undone.status === "done") notify({ title: undone.message });
        },
      });
      onDone();
    });

  return {
    pending,
    archive: (ids) => run(actions.archive, actions.restore, ids),
    restore: (ids) => run(actions.restore, actions.archive, ids),
  };
}
