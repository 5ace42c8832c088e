import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { templateKinds, templates } from "@/lib/schema/import-target";

/** Files to fill in, each with its columns explained. */
export function TemplateCard() {
  return (
    <Card title="Templates" note="A CSV with the columns of each kind and an example line to write over.">
      <ul className="mt-2 flex flex-col">
        {templateKinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-hairline py-2">
            <details className="min-w-0 flex-1 basis-64 text-table">
              <summary className="min-h-6 cursor-pointer">
                <span className="font-medium">{templates[kind].title}</span>{" "}
                <span className="text-muted">{templates[kind].purpose}</span>
              </summary>
              <Columns kind={kind} />
            </details>
            <a
              href={`/imports/template.csv?kind=${kind}`}
              download
              aria-label={`Download the template ${templates[kind].title}`}
              className={buttonStyle({ size: "sm", className: "text-text no-underline" })}
            >
              <Download size={14} aria-hidden />
              Download
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Columns({ kind }: { kind: (typeof templateKinds)[number] }) {
  const { title, columns } = templates[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not
    <div
      role="region"
      aria-label={`Columns of ${title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative mt-2 max-h-80 overflow-auto"
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">Columns of {title}</caption>
        <thead>
          <tr className="text-left text-caption text-muted">
            {["Column", "Needed", "Unit", "Meaning"].map((header) => (
              <th key={header} scope="col" className="sticky top-0 bg-card py-1 pr-4 font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, needed, unit, meaning }) => (
            <tr key={name}>
              <th scope="row" className="py-0.5 pr-4 text-left font-normal whitespace-nowrap">
                <code className="font-mono">{name}</code>
              </th>
              <td className="pr-4 whitespace-nowrap">{needed === true ? "yes" : needed || "no"}</td>
              <td className="pr-4 whitespace-nowrap">{unit}</td>
              <td className="min-w-48">{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
