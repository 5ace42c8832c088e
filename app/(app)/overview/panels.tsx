import { AccuracyCard } from "@/components/overview/accuracy-card";
import { AnomaliesCard } from "@/components/overview/anomalies-card";
import { ChangePanel } from "@/components/overview/change-panel";
import { FigureStrip } from "@/components/overview/figure-strip";
import { HiddenCostCard } from "@/components/overview/hidden-cost-card";
import { LandingView } from "@/components/overview/landing-view";
import { MoversCard } from "@/components/overview/movers-card";
import { QualityCard } from "@/components/overview/quality-card";
import { RecommendationsCard } from "@/components/overview/recommendations-card";
import { SpendCard } from "@/components/overview/spend-card";
import { TrajectoryCard } from "@/components/overview/trajectory-card";
import {
  loadChangePanel,
  loadForecastAccuracy,
  loadHiddenCosts,
  loadLanding,
  loadMovers,
  loadOverviewFigures,
  loadSpendChart,
} from "@/lib/query/overview";
import { loadAnomalies } from "@/lib/query/overview-anomalies";
import { loadDataQuality, loadTopRecommendations, loadTrajectory } from "@/lib/query/overview-context";
import type { CostParams } from "@/lib/schema/cost-query";
import { ignoreAnomalyAction, reopenAnomalyAction } from "./actions";

type PanelProps = { params: CostParams };

export async function FiguresPanel({ params }: PanelProps) {
  const figures = await loadOverviewFigures(params);
  return figures && <FigureStrip figures={figures} />;
}

export async function SpendPanel({ params }: PanelProps) {
  const chart = await loadSpendChart(params);
  return chart && <SpendCard {...chart} />;
}

export async function LandingPanel({ params }: PanelProps) {
  const landing = await loadLanding(params);
  return landing && <LandingView {...landing} />;
}

export async function MoversPanel({ params }: PanelProps) {
  const movers = await loadMovers(params);
  return movers && <MoversCard {...movers} />;
}

export async function ChangesPanel({ params }: PanelProps) {
  const changes = await loadChangePanel(params);
  return changes && <ChangePanel {...changes} />;
}

export async function AnomaliesPanel({ params }: PanelProps) {
  const { mayWrite, ...anomalies } = await loadAnomalies(params);
  const actions = mayWrite ? { ignore: ignoreAnomalyAction, reopen: reopenAnomalyAction } : null;
  return <AnomaliesCard {...anomalies} actions={actions} />;
}

export async function AccuracyPanel({ params }: PanelProps) {
  const accuracy = await loadForecastAccuracy(params);
  return accuracy && <AccuracyCard {...accuracy} />;
}

export async function HiddenCostPanel({ params }: PanelProps) {
  const hidden = await loadHiddenCosts(params);
  return hidden && <HiddenCostCard {...hidden} />;
}

export async function RecommendationsPanel({ params }: PanelProps) {
  return <RecommendationsCard {...(await loadTopRecommendations(params))} />;
}

export async function TrajectoryPanel({ params }: PanelProps) {
  const trajectory = await loadTrajectory(params);
  return trajectory && <TrajectoryCard {...trajectory} />;
}

export async function QualityPanel({ params }: PanelProps) {
  return <QualityCard {...(await loadDataQuality(params))} />;
}
