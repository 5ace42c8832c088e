import { Check, X } from "lucide-react";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { AccuracyModel } from "@/lib/chart/forecast-accuracy";

/** What earlier forecasts said against what came. */
export function AccuracyCard({ model, currency }: { model: AccuracyModel; currency: string }) {
  return (
    <Card flush title="How good were earlier forecasts?" note={model.summary}>
      {model.rows.length === 0 ? (
        <p className="px-4 pb-4" />
      ) : (
        <ScrollRegion label="Forecasts and actuals">
          <table id="forecast-accuracy" className="mt-1 w-full text-table">
            <caption className="sr-only">Forecasts of past months against their costs</caption>
            <thead>
              <tr className="text-caption text-muted">
                {["Month", `Forecast ${currency}`, `80% range ${currency}`, `Actual ${currency}`, "Off by %"].map(
                  (head, index) => (
                    <th
                      key={head}
                      scope="col"
                      className={`px-2 py-1.5 font-medium whitespace-nowrap first:pl-4 last:pr-4 ${index === 0 ? "text-left" : "text-right"}`}
                    >
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {model.rows.map((row) => (
                <tr key={row.month} className="border-t border-hairline">
                  <th scope="row" className="px-4 py-1.5 text-left font-normal whitespace-nowrap">
                    {row.label}
                  </th>
                  <Cell>{row.forecast}</Cell>
                  <Cell>{row.range}</Cell>
                  <Cell>
                    <span className="inline-flex items-center gap-1.5">
                      {row.isInRange ? (
                        <Check size={14} className="text-saving" aria-label="in range" />
                      ) : (
                        <X size={14} className="text-warn" aria-label="out of range" />
                      )}
                      {row.actual}
                    </span>
                  </Cell>
                  <Cell>{row.error}</Cell>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  );
}

function Cell({ children }: { children: React.ReactNode }) {
  return <td className="px-2 py-1.5 text-right whitespace-nowrap tabular-nums last:pr-4">{children}</td>;
}
