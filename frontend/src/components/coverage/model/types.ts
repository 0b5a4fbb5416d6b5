import type { CandidateLineFragment, CoverageLinesFragment, InterestAnswer, RequirementLineFragment } from '../../../gql/components';

export interface Requirement extends RequirementLineFragment {
  /** The number of its lot, where requirements of several lots are shown together. */
  readonly lotNumber?: string;
  /** Its place in its own lot, from 0, where its position is one among all of them. */
  readonly ownPosition?: number;
}
export type CandidateLine = CandidateLineFragment;
export type CoverageLines = CoverageLinesFragment;
export type Contribution = CoverageLinesFragment['contributions'][number];
/** One requirement's right margin. */
export type Cover = CoverageLinesFragment['requirements'][number];

/** What a company is in the group on screen. */
export type Place = 'lead' | 'member' | 'subcontractor' | 'candidate';

/** A company as the matrix shows it. */
export interface MatrixCompany {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  /** Whether it belongs to the group whose margin is shown although it is listed as a candidate: the whole cluster. */
  readonly isInGroup?: boolean;
  readonly isPinned?: boolean;
  readonly isPreferred?: boolean;
  readonly isExcluded?: boolean;
  /** Whether it is in the group that the person puts together. */
  readonly isComposed?: boolean;
  readonly interest?: InterestAnswer;
  /** The most people that it gives to the lot, in tenths. */
  readonly mostFteTenths?: number | null;
  readonly conditions?: string | null;
  readonly distanceKm?: number | null;
}

/** What the person may do from the matrix; what is absent is not offered. */
export interface MatrixActions {
  readonly onPin?: (company: MatrixCompany) => void;
  readonly onPrefer?: (company: MatrixCompany) => void;
  readonly onExclude?: (company: MatrixCompany) => void;
  /** Puts it into the group that the person puts together, or takes it out. */
  readonly onCompose?: (company: MatrixCompany) => void;
  readonly onJudge?: (requirement: Requirement) => void;
}

/** Brings a requirement into view and gives it the focus. */
export type GoTo = (requirementId: string) => void;
