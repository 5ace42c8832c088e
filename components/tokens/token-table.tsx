"use client";

import { Plus } from "lucide-react";
import { FormDialog } from "@/components/forms/form-dialog";
import { ShownOnce } from "@/components/forms/shown-once";
import { TokenFields } from "@/components/forms/token-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/action/form-state";
import { formatDay, formatInstant } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import { type TokenRow, tokenScopes } from "@/lib/schema/token";

type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;
type Created = { name: string; token: string };

export type TokenTableProps = {
  tokens: readonly TokenRow[];
  /** What the holder can hand on. */
  scopes: readonly { scope: string; label: string }[];
  callsPerMinute: number;
  create: FormAction<Created>;
  revoke: FormAction<null>;
};

export function TokenTable({ tokens, scopes, callsPerMinute, create, revoke }: TokenTableProps) {
  const creating = (
    <FormDialog
      title="Create a token"
      description="It acts in your name, and never does more than you may do at that moment."
      trigger={
        <Button variant="primary">
          <Plus size={16} aria-hidden />
          Create token
        </Button>
      }
      action={create}
      submitLabel="Create token"
      pendingLabel="Creating"
      outcome={({ name, token }) => (
        <ShownOnce
          label={`Token “${name}”`}
          secret={token}
          note="Copy it now: it is not shown again. Send it as “Authorization: Bearer …”."
        />
      )}
    >
      {(state) => <TokenFields state={state} scopes={scopes} />}
    </FormDialog>
  );
  // The dialog keeps its place when the first token fills the list: it still has to show that token.
  return (
    <>
      <div className="flex justify-end">{creating}</div>
      {tokens.length === 0 ? (
        <EmptyState title="No tokens yet">
          A token lets a script or a notebook run calculations and read your data through the API.
        </EmptyState>
      ) : (
        <DataTable
          caption="API tokens"
          noun="token"
          nounPlural="tokens"
          columns={[...columns, revokeColumn(revoke)]}
          rows={tokens}
          rowId={(token) => token.id}
          rowName={(token) => token.name}
        />
      )}
      <p className="text-table text-muted">
        Each token may make {formatQuantity(callsPerMinute)} calls a minute. The calls are described in{" "}
        <a href="/api/v1/openapi.json">openapi.json</a>.
      </p>
    </>
  );
}

const tones = { active: "ok", expired: "neutral", revoked: "over" } as const;
const words = { active: "Active", expired: "Expired", revoked: "Revoked" } as const;

function wordsFor(scopes: readonly string[]): string {
  return scopes.map((scope) => tokenScopes.find((entry) => entry.scope === scope)?.label ?? scope).join(", ");
}

const columns: DataColumn<TokenRow>[] = [
  { id: "name", header: "Name", cell: (token) => token.name, sortValue: (token) => token.name, width: 200 },
  {
    id: "status",
    header: "Status",
    cell: (token) => <Badge tone={tones[token.status]}>{words[token.status]}</Badge>,
    sortValue: (token) => token.status,
    width: 100,
  },
  {
    id: "scopes",
    header: "May",
    cell: (token) => wordsFor(token.scopes),
    searchValue: (token) => wordsFor(token.scopes),
    width: 320,
  },
  {
    id: "expires",
    header: "Valid to",
    cell: (token) => formatDay(token.expiresAt),
    sortValue: (token) => token.expiresAt,
    width: 120,
  },
  {
    id: "used",
    header: "Last used",
    cell: (token) =>
      token.lastUsedAt ? `${formatInstant(token.lastUsedAt)} UTC` : <span className="text-muted">never</span>,
    sortValue: (token) => token.lastUsedAt,
    width: 190,
  },
];

function revokeColumn(revoke: FormAction<null>): DataColumn<TokenRow> {
  return {
    id: "revoke",
    header: "Actions",
    align: "end",
    cell: (token) =>
      token.status === "active" ? (
        <FormDialog
          title={`Revoke “${token.name}”?`}
          description="Whatever uses it is refused from the next call on. This cannot be undone."
          trigger={
            <Button size="sm" aria-label={`Revoke ${token.name}`}>
              Revoke
            </Button>
          }
          action={revoke}
          submitLabel="Revoke token"
          pendingLabel="Revoking"
          danger
        >
          {() => <input type="hidden" name="id" value={token.id} />}
        </FormDialog>
      ) : null,
    width: 100,
  };
}
