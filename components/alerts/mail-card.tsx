"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AlertsPage } from "@/lib/chart/alerts-page";
import type { AlertActions } from "./alert-actions";

/** Whether mails can be sent, and a try. */
export function MailCard({ mail, testMail }: Pick<AlertsPage, "mail"> & Pick<AlertActions, "testMail">) {
  const testing = (
    <FormDialog
      title="Send a test mail"
      trigger={<Button size="sm">Send test mail</Button>}
      action={testMail}
      submitLabel="Send"
      pendingLabel="Sending"
    >
      {(state) => (
        <Field label="To" error={fieldError(state, "to")}>
          {(control) => (
            <Input
              {...control}
              name="to"
              type="email"
              defaultValue={typedValue(state, "to")}
              maxLength={254}
              spellCheck={false}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
  return (
    <Card title="E-mail" tools={mail ? testing : null}>
      {mail ? (
        <p className="flex flex-wrap items-center gap-2 text-table">
          <Badge tone="ok">Set up</Badge>
          <span>
            From <b>{mail.from}</b> by {mail.server}.
          </span>
        </p>
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-table">
          <Badge tone="warn">Not set up</Badge>
          <span>
            No mail is sent. Set <code>SMTP_URL</code> and <code>SMTP_FROM</code> where the server starts.
          </span>
        </p>
      )}
    </Card>
  );
}
