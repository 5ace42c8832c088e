"use client";

import { Bookmark, Trash2 } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { type FormState, idle } from "@/lib/action/form-state";
import type { CostQuery } from "@/lib/schema/cost-query";
import { printCostQuery } from "@/lib/schema/cost-query";
import type { SavedView } from "@/lib/schema/saved-view";

type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;
type Removed = { name: string; query: string; shared: boolean };

export type ViewActions = { create: FormAction<{ id: string; name: string }>; remove: FormAction<Removed> };

export type SavedViewsProps = {
  views: readonly SavedView[];
  query: CostQuery;
  mayWrite: boolean;
  actions: ViewActions;
};

/** Views under a name: the own ones and those that others share. */
export function SavedViews({ views, query, mayWrite, actions }: SavedViewsProps) {
  const notify = useToast();
  const [saving, setSaving] = useState(false);
  const text = new URLSearchParams(printCostQuery(query)).toString();
  const current = views.find((view) => view.query === text);

  async function remove(view: SavedView) {
    const state = await actions.remove(idle, formOf({ id: view.id }));
    if (state.status === "done") notify({ title: state.message, onUndo: () => restore(state.result) });
    if (state.status === "error") notify({ title: state.message });
  }

  async function restore({ name, query: saved, shared }: Removed) {
    const state = await actions.create(
      idle,
      formOf({ name, query: saved, page: "/costs", ...(shared ? { shared: "on" } : {}) }),
    );
    if (state.status !== "idle") notify({ title: state.message });
  }

  if (!mayWrite && views.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Bookmark size={16} aria-hidden />
            <span className="max-w-40 truncate">{current ? current.name : "Saved views"}</span>
          </Button>
        }
        items={[
          ...views.map((view) => ({
            kind: "link" as const,
            label: view.isOwn
              ? `${view.name}${view.shared ? " (shared)" : ""}`
              : `${view.name} (${view.ownerName ?? "shared"})`,
            href: view.query === "" ? "/costs" : `/costs?${view.query}`,
          })),
          ...(views.length > 0 && mayWrite ? [{ kind: "separator" as const, id: "end" }] : []),
          ...(mayWrite ? [{ label: "Save this view…", onSelect: () => setSaving(true) }] : []),
          ...(current?.isOwn && mayWrite
            ? [
                {
                  label: `Delete “${current.name}”`,
                  icon: <Trash2 size={16} aria-hidden />,
                  danger: true,
                  onSelect: () => void remove(current),
                },
              ]
            : []),
        ]}
      />
      <FormDialog
        title="Save this view"
        description="Range, groups, filters, comparison and cost under a name. A range such as “Month to date” moves on with the days."
        open={saving}
        onOpenChange={setSaving}
        action={actions.create}
        submitLabel="Save view"
        pendingLabel="Saving"
      >
        {(state) => (
          <>
            <input type="hidden" name="page" value="/costs" />
            <input type="hidden" name="query" value={text} />
            <Field label="Name" error={fieldError(state, "name")}>
              {(control) => (
                <Input
                  {...control}
                  name="name"
                  defaultValue={typedValue(state, "name")}
                  maxLength={120}
                  autoComplete="off"
                />
              )}
            </Field>
            <Checkbox name="shared" label="Share with everybody; each sees what their role and team may see" />
          </>
        )}
      </FormDialog>
    </>
  );
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}
