import type { Stage } from "./stage";

export type TextTable = { add(values: readonly (string | null)[]): void; close(): void };

/** A new table of text columns that rows are added to one by one. */
export async function textTable(stage: Stage, name: string, columns: readonly string[]): Promise<TextTable> {
  await stage.run(`CREATE TABLE ${name} (${columns.map((column) => `${column} VARCHAR`).join(", ")})`);
  const appender = await stage.appender(name);
  return {
    add: (values) => {
      for (const value of values) {
        if (value === null) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.endRow();
    },
    close: () => appender.closeSync(),
  };
}
