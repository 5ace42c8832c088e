"use client";

import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { keepPreferences, type Preferences } from "./preferences";

/** Every choice is kept and applied at once. */
export function AppearanceForm({ initial }: { initial: Preferences }) {
  const [preferences, setPreferences] = useState(initial);
  const change = (next: Partial<Preferences>) => {
    const changed = { ...preferences, ...next };
    setPreferences(changed);
    keepPreferences(changed);
  };
  return (
    <Card className="max-w-2xl">
      <Choice title="Theme" note="System follows the setting of your device.">
        <Segmented
          label="Theme"
          value={preferences.theme}
          onValueChange={(theme) => change({ theme })}
          options={[
            { value: "system", label: "System" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </Choice>
      <Choice title="Density" note="Height of table rows: 32 or 40 pixels.">
        <Segmented
          label="Density"
          value={preferences.density}
          onValueChange={(density) => change({ density })}
          options={[
            { value: "compact", label: "Compact" },
            { value: "comfortable", label: "Comfortable" },
          ]}
        />
      </Choice>
      <Choice title="Keyboard" note="Ctrl K always opens the command palette.">
        <Checkbox
          label="Single-key shortcuts (g w, g s, /, t, ?)"
          checked={preferences.shortcuts}
          onCheckedChange={(shortcuts) => change({ shortcuts })}
        />
      </Choice>
    </Card>
  );
}

function Choice({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-hairline py-3 first:border-t-0 first:pt-1 last:pb-0">
      <div className="min-w-48 flex-1">
        <h2>{title}</h2>
        <p className="text-table text-muted">{note}</p>
      </div>
      {children}
    </div>
  );
}
