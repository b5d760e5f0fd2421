import { type ActionType } from '../actions/actions.ts';
import { type Kind } from '../places/workloads.ts';
import { type Severity } from '../sample-trace.ts';

/**
 * Why an alert fired. One alert can have several causes that look different and need different remedies, which is
 * what makes past incidents worth searching by symptom and not by alert name alone.
 *
 * Texts may hold {name}, {namespace}, {count}, {percent}, {minutes}, {days}.
 */
export interface Cause {
  /** Share among the causes of the alert; 1 by default. */
  readonly weight?: number;
  /** Only resources of these kinds; by default all kinds of the alert. */
  readonly kinds?: readonly Kind[];
  /** What the alert says. */
  readonly summaries: readonly string[];
  /** What is seen when an action was carried out and did not help. */
  readonly persists: readonly string[];
  /** What is tried, and how probably it ends the incident. */
  readonly actions: Partial<Readonly<Record<ActionType, number>>>;
}

export interface Alert {
  readonly name: string;
  /** In production. */
  readonly severity: Severity;
  readonly kinds: readonly Kind[];
  /** Only workloads of this namespace, where the alert is about one component. */
  readonly only?: { readonly namespace: string; readonly names: readonly string[] };
  /** Share of all incidents. */
  readonly frequency: number;
  /** True: follows deployments, so it fires in working hours. False: at any time. */
  readonly workingHours: boolean;
  readonly causes: readonly Cause[];
}
