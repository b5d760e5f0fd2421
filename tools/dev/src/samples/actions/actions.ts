import { type Action } from './action.ts';
import { NODE_ACTIONS } from './node-actions.ts';
import { PLATFORM_ACTIONS } from './platform-actions.ts';
import { WORKLOAD_ACTIONS } from './workload-actions.ts';

export type ActionType =
  keyof typeof WORKLOAD_ACTIONS | keyof typeof NODE_ACTIONS | keyof typeof PLATFORM_ACTIONS;

/** Every remedy by its `action_type`. */
export const ACTIONS: Readonly<Record<ActionType, Action>> = {
  ...WORKLOAD_ACTIONS,
  ...NODE_ACTIONS,
  ...PLATFORM_ACTIONS,
};
