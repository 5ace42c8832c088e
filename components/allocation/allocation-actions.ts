import type { FormState } from "@/lib/action/form-state";
import type { AllocationPreview } from "@/lib/chart/allocation-page";

export type AllocationActions = {
  /** Writes nothing. */
  preview: (input: unknown) => Promise<FormState<AllocationPreview>>;
  save: (input: unknown) => Promise<FormState<{ version: number }>>;
};
