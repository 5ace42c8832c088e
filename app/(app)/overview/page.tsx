import { Suspense } from "react";
import { CostsSkeleton } from "@/components/costs/costs-skeleton";
import { PanelSlot } from "@/components/layout/panel-slot";
import { OverviewShell } from "@/components/overview/overview-shell";
import { ShareCard } from "@/components/overview/share-card";
import { openPage } from "@/lib/query/open-page";
import { loadOverview } from "@/lib/query/overview";
import { costParamsOf, type SearchParams } from "../costs/search-params";
import {
  AccuracyPanel,
  AnomaliesPanel,
  ChangesPanel,
  FiguresPanel,
  HiddenCostPanel,
  LandingPanel,
  MoversPanel,
  QualityPanel,
  RecommendationsPanel,
  SpendPanel,
  TrajectoryPanel,
} from "./panels";

const stack = "grid min-w-0 grid-cols-1 gap-3 md:gap-4";

export const metadata = { title: "Overview" };

type Props = { searchParams: SearchParams };

export default async function Page({ searchParams }: Props) {
  await openPage("/overview");
  return (
    <Suspense fallback={<CostsSkeleton title="Overview" />}>
      <Overview searchParams={searchParams} />
    </Suspense>
  );
}

async function Overview({ searchParams }: Props) {
  const params = await costParamsOf(searchParams);
  const page = await loadOverview(params);
  if (page.figures === null || page.lastDay === null)
    return (
      <OverviewShell page={page} sidePanel={null}>
        {null}
      </OverviewShell>
    );
  const seesAll = page.ownTeam === null;
  return (
    <OverviewShell
      page={page}
      sidePanel={
        <PanelSlot name="The explanation" height="hidden">
          <ChangesPanel params={params} />
        </PanelSlot>
      }
    >
      <PanelSlot name="The key figures" height="h-24">
        <FiguresPanel params={params} />
      </PanelSlot>
      <div className="grid grid-cols-1 items-start gap-3 md:gap-4 @4xl:grid-cols-[minmax(0,1fr)_22.5rem] @7xl:grid-cols-[minmax(0,1fr)_26rem]">
        <PanelSlot name="The chart" height="h-[30rem]">
          <SpendPanel params={params} />
        </PanelSlot>
        <div className="grid grid-cols-1 gap-3 md:gap-4 @2xl:grid-cols-2 @4xl:grid-cols-1">
          <ShareCard page={page} figures={page.figures} />
          <PanelSlot name="The forecast of the month" height="h-64">
            <LandingPanel params={params} />
          </PanelSlot>
        </div>
        <PanelSlot name="The top movers" height="h-96">
          <MoversPanel params={params} />
        </PanelSlot>
        <div className={stack}>
          <PanelSlot name="The data quality" height="h-64">
            <QualityPanel params={params} />
          </PanelSlot>
          <PanelSlot name="The anomalies" height="h-48">
            <AnomaliesPanel params={params} />
          </PanelSlot>
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-3 md:gap-4 @3xl:grid-cols-2">
        <div className={stack}>
          <PanelSlot name="The hidden costs" height="h-80">
            <HiddenCostPanel params={params} />
          </PanelSlot>
          <PanelSlot name="The check of earlier forecasts" height="h-48">
            <AccuracyPanel params={params} />
          </PanelSlot>
        </div>
        <div className={stack}>
          <PanelSlot name="The recommendations" height="h-80">
            <RecommendationsPanel params={params} />
          </PanelSlot>
          {seesAll ? (
            <PanelSlot name="The cost trajectory" height="h-72">
              <TrajectoryPanel params={params} />
            </PanelSlot>
          ) : null}
        </div>
      </div>
    </OverviewShell>
  );
}
