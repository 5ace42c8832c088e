"use client";

import { Ellipsis } from "lucide-react";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import { formatDay } from "@/lib/format/date";
import { type Member, roleLabel } from "@/lib/schema/member";
import { CreateMember, EditMember, type IssuedPassword, ResetPassword, type TeamChoice } from "./member-dialogs";

type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;
type DataAction = (input: unknown) => Promise<FormState<null>>;

export type MemberActions = {
  create: FormAction<IssuedPassword>;
  update: FormAction<null>;
  resetPassword: FormAction<IssuedPassword>;
  setDisabled: DataAction;
  endSessions: DataAction;
};

export type MemberTableProps = {
  members: readonly Member[];
  teams: readonly TeamChoice[];
  ownId: string;
  /** null: the reader may change nothing. */
  actions: MemberActions | null;
};

type Opened = { what: "edit" | "password"; member: Member } | null;

export function MemberTable({ members, teams, ownId, actions }: MemberTableProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [, startTransition] = useTransition();
  const notify = useToast();
  const close = () => setOpened(null);

  function run(action: DataAction, input: object, undo?: object) {
    startTransition(async () => {
      const state = await action(input);
      setFailure(state.status === "error" ? state.message : null);
      if (state.status === "done")
        notify({ title: state.message, ...(undo ? { onUndo: () => run(action, undo) } : {}) });
    });
  }

  const menu = (member: Member) =>
    actions ? (
      <Menu
        trigger={
          <Button variant="quiet" size="sm" icon aria-label={`Change ${member.name}`}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        }
        items={[
          { label: "Edit", onSelect: () => setOpened({ what: "edit", member }) },
          { label: "Reset password", onSelect: () => setOpened({ what: "password", member }) },
          { label: "Sign out everywhere", onSelect: () => run(actions.endSessions, { id: member.id }) },
          { kind: "separator", id: "before-disable" },
          {
            label: member.disabledAt ? "Enable" : "Disable",
            danger: member.disabledAt === null,
            disabled: member.id === ownId,
            onSelect: () => {
              const disabled = member.disabledAt === null;
              run(actions.setDisabled, { id: member.id, disabled }, { id: member.id, disabled: !disabled });
            },
          },
        ]}
      />
    ) : null;

  return (
    <>
      {failure ? (
        <p role="alert" className="rounded-control bg-over-bg px-3 py-2 text-table text-over">
          {failure}
        </p>
      ) : null}
      <DataTable
        caption="Members"
        noun="member"
        nounPlural="members"
        columns={[...columnsFor(ownId), ...(actions ? [menuColumn(menu)] : [])]}
        rows={members}
        rowId={(member) => member.id}
        rowName={(member) => member.name}
        defaultSort="name"
        tools={actions ? <CreateMember teams={teams} action={actions.create} /> : null}
      />
      {actions && opened?.what === "edit" ? (
        <EditMember member={opened.member} teams={teams} action={actions.update} onClose={close} />
      ) : null}
      {actions && opened?.what === "password" ? (
        <ResetPassword member={opened.member} action={actions.resetPassword} onClose={close} />
      ) : null}
    </>
  );
}

function menuColumn(cell: (member: Member) => React.ReactNode): DataColumn<Member> {
  return { id: "actions", header: "Actions", align: "end", cell, width: 80 };
}

function columnsFor(ownId: string): DataColumn<Member>[] {
  return [
    {
      id: "name",
      header: "Name",
      cell: (member) => (
        <span className="inline-flex items-center gap-2">
          {member.name}
          {member.id === ownId ? <Badge>you</Badge> : null}
        </span>
      ),
      sortValue: (member) => member.name,
      width: 220,
    },
    { id: "email", header: "E-mail", cell: (member) => member.email, sortValue: (member) => member.email, width: 280 },
    {
      id: "role",
      header: "Role",
      cell: (member) => roleLabel(member.role),
      sortValue: (member) => roleLabel(member.role),
      width: 110,
    },
    {
      id: "team",
      header: "Team",
      cell: (member) => member.teamName ?? <span className="text-muted">All teams</span>,
      sortValue: (member) => member.teamName ?? "",
      width: 160,
    },
    {
      id: "status",
      header: "Status",
      cell: (member) => (member.disabledAt ? <Badge tone="over">Disabled</Badge> : <Badge tone="ok">Active</Badge>),
      sortValue: (member) => (member.disabledAt ? "Disabled" : "Active"),
      width: 110,
    },
    {
      id: "since",
      header: "Member since",
      cell: (member) => formatDay(member.createdAt),
      sortValue: (member) => member.createdAt,
      width: 130,
    },
  ];
}
