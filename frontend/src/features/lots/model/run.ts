import type { RunAnswerFragment } from '../../../gql/lots';

export type RunAnswer = RunAnswerFragment;
export type RunSuggestion = RunAnswerFragment['suggestions'][number];
export type MemberReason = RunSuggestion['reasons'][number];
export type ObjectiveValue = RunSuggestion['objective'][number];
export type Conflict = NonNullable<RunAnswerFragment['conflict']>;
export type ConflictElement = Conflict['elements'][number];
