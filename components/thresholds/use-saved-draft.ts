import { useState, useTransition } from "react";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";

/** Values that are edited here and saved as a whole; whoever saved them can take that back from the message. */
export function useSavedDraft<T extends object>(saved: T, action: ((input: unknown) => Promise<FormState<T>>) | null) {
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const notify = useToast();

  function write(values: T, isUndo: boolean) {
    if (!action || pending) return;
    startTransition(async () => {
      const state = await action(values);
      if (state.status === "error") {
        setFailure(state.message);
        setErrors(state.fieldErrors);
      }
      if (state.status !== "done") return;
      setFailure(null);
      setErrors({});
      setDraft(values);
      const before = state.result;
      notify(isUndo ? { title: state.message } : { title: state.message, onUndo: () => write(before, true) });
    });
  }

  return { draft, setDraft, errors, failure, pending, save: () => write(draft, false) };
}
