"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { TeamFields } from "@/components/forms/team-form";
import { Button } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import type { FormState } from "@/lib/action/form-state";
import { formatQuantity } from "@/lib/format/quantity";
import type { Team } from "@/lib/schema/team";

type FormAction = (state: FormState<null>, form: FormData) => Promise<FormState<null>>;

export type TeamTableProps = {
  /** Parents before their children. */
  teams: readonly Team[];
  /** null: the reader may change nothing. */
  actions: { create: FormAction; update: FormAction; remove: FormAction } | null;
};

type Opened = { what: "edit" | "remove"; team: Team } | null;

export function TeamTable({ teams, actions }: TeamTableProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const onOpenChange = (open: boolean) => !open && setOpened(null);
  const create = actions ? (
    <FormDialog
      title="Create a team"
      trigger={
        <Button variant="primary">
          <Plus size={16} aria-hidden />
          Create team
        </Button>
      }
      action={actions.create}
      submitLabel="Create team"
      pendingLabel="Creating"
    >
      {(state) => <TeamFields state={state} teams={teams} />}
    </FormDialog>
  ) : null;
  if (teams.length === 0) {
    return (
      <EmptyState title="No teams yet" actions={create}>
        Every workload belongs to a team. Create one to begin.
      </EmptyState>
    );
  }
  const menu = (team: Team) => (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" icon aria-label={`Change ${team.name}`}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      }
      items={[
        { label: "Rename or move", onSelect: () => setOpened({ what: "edit", team }) },
        { label: "Remove", danger: true, onSelect: () => setOpened({ what: "remove", team }) },
      ]}
    />
  );
  return (
    <>
      <DataTable
        caption="Teams"
        noun="team"
        nounPlural="teams"
        columns={[...columns, ...(actions ? [menuColumn(menu)] : [])]}
        rows={teams}
        rowId={(team) => team.id}
        rowName={(team) => team.name}
        tools={create}
      />
      {actions && opened?.what === "edit" ? (
        <FormDialog
          title={`Rename or move ${opened.team.name}`}
          open
          onOpenChange={onOpenChange}
          action={actions.update}
          submitLabel="Save"
          pendingLabel="Saving"
        >
          {(state) => (
            <>
              <input type="hidden" name="id" value={opened.team.id} />
              <TeamFields state={state} teams={teams} team={opened.team} />
            </>
          )}
        </FormDialog>
      ) : null}
      {actions && opened?.what === "remove" ? (
        <FormDialog
          title={`Remove ${opened.team.name}?`}
          description="Only a team without members, workloads and teams below it can be removed."
          open
          onOpenChange={onOpenChange}
          action={actions.remove}
          submitLabel="Remove team"
          pendingLabel="Removing"
          danger
        >
          {() => <input type="hidden" name="id" value={opened.team.id} />}
        </FormDialog>
      ) : null}
    </>
  );
}

function menuColumn(cell: (team: Team) => React.ReactNode): DataColumn<Team> {
  return { id: "actions", header: "Actions", align: "end", cell, width: 80 };
}

const columns: DataColumn<Team>[] = [
  {
    id: "name",
    header: "Team",
    cell: (team) => (
      <span className="inline-flex items-center" style={{ paddingLeft: `${team.depth * 20}px` }}>
        {team.depth > 0 ? (
          <span aria-hidden className="mr-2 text-faint">
            └
          </span>
        ) : null}
        {team.name}
      </span>
    ),
    searchValue: (team) => team.name,
    width: 320,
  },
  {
    id: "members",
    header: "Members",
    unit: "count",
    align: "end",
    cell: (team) => formatQuantity(team.members),
    width: 120,
  },
  {
    id: "workloads",
    header: "Workloads",
    unit: "count",
    align: "end",
    cell: (team) => formatQuantity(team.workloads),
    width: 120,
  },
];
