import { Component, type ReactNode } from 'react';
import { Problem } from './Pieces.js';

/** A fault while drawing costs the page, not the session: it says so and offers to load again. */
export class KeepGoing extends Component<{ message: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Problem message={this.props.message} onRetry={() => window.location.reload()} />;
  }
}
