import { Circle, Line, Polyline, Svg, Text, View } from "@react-pdf/renderer";
import type { CurvesModel } from "../chart/curves";
import { pdfText } from "./pdf-text";

const box = { width: 250, height: 130, left: 36, right: 6, top: 6, bottom: 4 };

/** Strokes by curve: a PDF knows no theme, and prints in grey as well. */
const strokes: Readonly<Record<string, { colour: string; dash?: string; width: number }>> = {
  saved: { colour: "seagreen", width: 1.6 },
  expected: { colour: "seagreen", dash: "4 3", width: 1.4 },
  low: { colour: "darkgray", dash: "1 2", width: 0.8 },
  high: { colour: "darkgray", dash: "1 2", width: 0.8 },
  planned: { colour: "dimgray", dash: "1 2", width: 1 },
  cost: { colour: "black", width: 1.2 },
};

/** Savings and cost of the programme, summed, as the chart of the page has them. */
export function CoursePlot({ model: { curves, marks, x, y } }: { model: CurvesModel }) {
  const [x0, x1] = [0, Math.max(1, ...curves.flatMap(({ points }) => points.map((point) => point.x)))];
  const [y0, y1] = [y.ticks[0] ?? 0, y.ticks.at(-1) ?? 1];
  const px = (at: number) => box.left + ((at - x0) / (x1 - x0)) * (box.width - box.left - box.right);
  const py = (at: number) => box.top + (1 - (at - y0) / (y1 - y0 || 1)) * (box.height - box.top - box.bottom);
  return (
    <View>
      <Svg width={box.width} height={box.height}>
        {y.ticks.map((tick) => (
          <Line
            key={tick}
            x1={box.left}
            x2={box.width - box.right}
            y1={py(tick)}
            y2={py(tick)}
            stroke="gainsboro"
            strokeWidth={0.5}
          />
        ))}
        {y.ticks.map((tick) => (
          <Text key={`label ${tick}`} x={0} y={py(tick) + 2} style={{ fontSize: 6 }}>
            {pdfText(y.format(tick))}
          </Text>
        ))}
        {curves.map(({ key, points }) => {
          const { colour, dash, width } = strokes[key] ?? { colour: "dimgray", width: 1 };
          const path = points.flatMap((point) => (point.y === null ? [] : [`${px(point.x)},${py(point.y)}`])).join(" ");
          return (
            <Polyline
              key={key}
              points={path}
              fill="none"
              stroke={colour}
              strokeWidth={width}
              {...(dash && { strokeDasharray: dash })}
            />
          );
        })}
        {marks.map((mark) => (
          <Circle key={mark.label} cx={px(mark.x)} cy={py(mark.y)} r={3} fill="white" stroke="black" strokeWidth={1} />
        ))}
      </Svg>
      <Text style={{ fontSize: 6.5, color: "dimgray" }}>
        {pdfText(
          `${x.format(0)} to ${x.format(x1)}. Green: realised, then expected (dashed) with its 80% range. Dotted: planned. Black: programme cost.`,
        )}
      </Text>
    </View>
  );
}
