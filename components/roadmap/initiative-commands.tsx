"use client";

import { Archive, ArrowDown, ArrowUp, MoreHorizontal } from "lucide-react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import type { Initiative } from "@/lib/schema/initiative";
import { type InitiativeStatus, initiativeStatuses, initiativeStatusNames } from "@/lib/schema/initiative-words";

type Action<I> = (input: I) => Promise<FormState<{ id: string }>>;

export type InitiativeCommandActions = {
  setStatus: Action<{ id: string; status: InitiativeStatus }>;
  move: Action<{ id: string; by: -1 | 1 }>;
  archive: Action<{ id: string }>;
  restore: Action<{ id: string }>;
};

export type InitiativeCommandsProps = {
  initiative: Pick<Initiative, "id" | "name" | "status">;
  actions: InitiativeCommandActions;
  onArchived: () => void;
};

const options = initiativeStatuses.map((value) => ({ value, label: initiativeStatusNames[value] }));

/** Status, place in the order, and archiving, which can be undone. */
export function InitiativeCommands({ initiative, actions, onArchived }: InitiativeCommandsProps) {
  const action = useAction();
  const notify = useToast();
  const { id } = initiative;
  const told = (_: unknown, message: string) => notify({ title: message });
  const items: MenuItem[] = [
    {
      label: "Earlier in the order",
      icon: <ArrowUp size={16} aria-hidden />,
      onSelect: () => action.run(() => actions.move({ id, by: -1 }), told),
    },
    {
      label: "Later in the order",
      icon: <ArrowDown size={16} aria-hidden />,
      onSelect: () => action.run(() => actions.move({ id, by: 1 }), told),
    },
    { kind: "separator", id: "end" },
    {
      label: "Archive",
      icon: <Archive size={16} aria-hidden />,
      danger: true,
      onSelect: () =>
        action.run(
          () => actions.archive({ id }),
          (_, message) => {
            notify({ title: message, onUndo: () => action.run(() => actions.restore({ id }), told) });
            onArchived();
          },
        ),
    },
  ];
  return (
    <>
      {action.failure ? (
        <p role="alert" className="max-w-prose text-table font-medium text-over">
          {action.failure}
        </p>
      ) : null}
      <Select
        label="Status"
        options={options}
        value={initiative.status}
        disabled={action.pending}
        onValueChange={(status) => action.run(() => actions.setStatus({ id, status }), told)}
      />
      <Menu
        trigger={
          <Button variant="quiet" icon aria-label="More actions">
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
        items={items}
      />
    </>
  );
}
