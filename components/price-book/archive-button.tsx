"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";

export type ArchiveAction = (input: unknown) => Promise<FormState<{ name: string }>>;

export type ArchiveButtonProps = {
  supply: { id: string; name: string };
  archive: ArchiveAction;
  restore: ArchiveAction;
  onDone: () => void;
};

/** Takes a supply out of every choice; Undo in the message brings it back. A refusal stays beside the button. */
export function ArchiveButton({ supply, archive, restore, onDone }: ArchiveButtonProps) {
  const notify = useToast();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);

  function run() {
    startTransition(async () => {
      const state = await archive({ id: supply.id });
      if (state.status === "error") setRefusal(state.message);
      if (state.status !== "done") return;
      notify({
        title: state.message,
        onUndo: async () => {
          await restore({ id: supply.id });
        },
      });
      onDone();
    });
  }

  return (
    <>
      <Button variant="danger" onClick={run} disabled={pending}>
        Archive
      </Button>
      {refusal ? (
        <p role="alert" className="w-full text-caption font-medium text-over">
          {refusal}
        </p>
      ) : null}
    </>
  );
}

/** Brings an archived supply back into every choice. */
export function RestoreButton({ supply, restore }: { supply: { id: string; name: string }; restore: ArchiveAction }) {
  const notify = useToast();
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="sm"
      disabled={pending}
      aria-label={`Restore ${supply.name}`}
      onClick={() =>
        startTransition(async () => {
          const state = await restore({ id: supply.id });
          if (state.status !== "idle") notify({ title: state.message });
        })
      }
    >
      Restore
    </Button>
  );
}
