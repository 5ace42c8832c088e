"use client";

import { Component, type ReactNode } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";

type Props = { children: ReactNode };
type State = { failed: boolean };

/** A chart that fails leaves its title, its summary, its table, and the rest of the page. */
export class ChartBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorPanel title="The chart could not be drawn" onRetry={() => this.setState({ failed: false })}>
        The figures are in the table.
      </ErrorPanel>
    );
  }
}
