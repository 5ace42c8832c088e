"use client";

import { Plus } from "lucide-react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { ShownOnce } from "@/components/forms/shown-once";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AlertsPage } from "@/lib/chart/alerts-page";
import type { AlertActions } from "./alert-actions";

type Props = Pick<AlertsPage, "webhooks"> & {
  create: AlertActions["createWebhook"];
  remove: AlertActions["removeWebhook"];
};

export function WebhookCard({ webhooks, create, remove }: Props) {
  const adding = (
    <FormDialog
      title="Add a webhook"
      description="Alerts that go to webhooks are sent there as JSON, signed with a secret that is shown once."
      trigger={
        <Button size="sm">
          <Plus size={16} aria-hidden />
          Add webhook
        </Button>
      }
      action={create}
      submitLabel="Add webhook"
      pendingLabel="Adding"
      outcome={({ url, secret }) => (
        <ShownOnce
          label={`Secret of ${url}`}
          secret={secret}
          note="Copy it now: it is not shown again. X-Crossover-Signature is t=second,v1=HMAC-SHA256 of “second.body” with it."
        />
      )}
    >
      {(state) => (
        <Field label="Address" hint="https, and outside this server's own network." error={fieldError(state, "url")}>
          {(control) => (
            <Input
              {...control}
              name="url"
              type="url"
              defaultValue={typedValue(state, "url")}
              placeholder="https://hooks.example.com/crossover"
              maxLength={500}
              spellCheck={false}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
  return (
    <Card title="Webhooks" tools={adding}>
      {webhooks.length === 0 ? (
        <p className="text-table text-muted">None. A chat or ticket system can take alerts by its incoming webhook.</p>
      ) : (
        <ul className="flex flex-col">
          {webhooks.map(({ id, url, failing }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-2 border-t border-hairline py-1.5 text-table first:border-t-0"
            >
              <span className="min-w-0 flex-1 break-all">{url}</span>
              {failing ? <Badge tone="over">Failing</Badge> : <Badge tone="ok">In use</Badge>}
              <FormDialog
                title="Remove the webhook?"
                description={`Nothing more is sent to ${url}, and what waits is dropped.`}
                trigger={
                  <Button size="sm" aria-label={`Remove ${url}`}>
                    Remove
                  </Button>
                }
                action={remove}
                submitLabel="Remove webhook"
                pendingLabel="Removing"
                danger
              >
                {() => <input type="hidden" name="id" value={id} />}
              </FormDialog>
              {failing ? <p className="basis-full text-caption text-over">{failing}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
