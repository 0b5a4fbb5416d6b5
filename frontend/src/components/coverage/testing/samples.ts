import type { Contribution, Cover, CoverageLines, MatrixCompany, Requirement } from '../model/types';

/** A requirement on a competency, mandatory, with what a test says otherwise. */
export function requirement(id: string, rest: Partial<Requirement> = {}): Requirement {
  return {
    id,
    kind: 'COMPETENCY',
    scope: 'POOLED',
    isMandatory: true,
    weight: null,
    competency: { id: `competency-${id}`, label: id },
    minLevel: 'CONFIRMED',
    nHolders: 1,
    fteTenths: null,
    amount: null,
    count: null,
    years: null,
    certificateCode: null,
    wording: null,
    origin: null,
    judgement: null,
    position: 0,
    version: 1,
    ...rest,
  };
}

export function contribution(requirementId: string, companyId: string, rest: Partial<Contribution> = {}): Contribution {
  return {
    requirementId,
    companyId,
    answer: 'MEETS_ALONE',
    level: 'EXPERT',
    fteTenths: null,
    figure: null,
    proof: 'PROVED',
    competencyMatch: 'EXACT',
    validUntil: null,
    ...rest,
  };
}

export function cover(requirementId: string, rest: Partial<Cover> = {}): Cover {
  return {
    requirementId,
    state: 'COVERED',
    redundancy: 'FRAGILE',
    nCounting: 1,
    reached: '1',
    demanded: '1',
    isJudgedByPerson: false,
    ...rest,
  };
}

export function coverage(requirements: readonly Cover[], contributions: readonly Contribution[] = []): CoverageLines {
  const missing = requirements.filter(({ state }) => state !== 'COVERED').length;
  return {
    on: '2026-12-03',
    nMandatory: requirements.length,
    nMissingMandatory: missing,
    nFragile: requirements.filter(({ redundancy }) => redundancy === 'FRAGILE').length,
    nCovered: requirements.length - missing,
    isCovered: missing === 0,
    requirements,
    contributions,
  };
}

export function company(id: string, rest: Partial<MatrixCompany> = {}): MatrixCompany {
  return { id, name: id, place: 'candidate', ...rest };
}
