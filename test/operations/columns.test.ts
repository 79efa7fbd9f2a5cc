import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/operations/operations.ts';

const operations = await readOperations();

const NO_PLAN = 'its rows are of the map, and rest on acts that are named in the row';
const CODES = 'its rows are a list of codes that the project keeps';
const LOG = 'its rows are changes of records, which name the record, the publication and its reason';
const SUMS = 'its rows are sums over many plans: the plans have the sources';

/** Questions whose rows have no page of their own, or no plan or document that a source shows in part, and why. */
const WITHOUT: Readonly<Record<'url' | 'completeness', Readonly<Record<string, string>>>> = {
  url: {
    ActionAreas: CODES,
    DatasetStatus: SUMS,
    FindOrganisations: CODES,
    ListChanges: LOG,
    ListProvinces: NO_PLAN,
    ProvinceHistory: NO_PLAN,
    ProvinceMergers: NO_PLAN,
    Statistics: SUMS,
  },
  completeness: {
    ActionAreas: CODES,
    FindOrganisations: CODES,
    ListChanges: LOG,
    ListProvinces: NO_PLAN,
    NationalMilestones: 'a strategy is read whole by hand; `verification` says how far a value is confirmed',
    ProgrammesTree: 'a programme is named by an act and is no plan; its plans have their own',
    ProvinceHistory: NO_PLAN,
    ProvinceMergers: NO_PLAN,
    Search: 'a hit may be anything: the record that its id names tells',
    SourcePages: 'a page may show several documents: SourcesOfPlans has a row for each',
    Statistics: SUMS,
  },
};

/** The questions that lay plans or numbers beside each other, and the columns that say how, by which rule and why. */
const COMPARING: Readonly<Record<string, readonly string[]>> = {
  ComparePlans: ['state', 'alignment', 'rule', 'why', 'whyVi'],
  WhatProvincesLack: ['state', 'alignment', 'rule', 'why', 'whyVi'],
  PlanDiff: ['similarity', 'method'],
  RepeatedTasks: ['similarity', 'planYear', 'otherYear'],
  SimilarTasks: ['similarity'],
  TargetsOffMilestone: ['standing', 'nationalOperator', 'nationalValue', 'measureUnit', 'year'],
  TargetsAgainstMilestones: ['standing', 'nationalOperator', 'nationalValue', 'measureUnit', 'year'],
};

describe('the columns of every question', () => {
  it.each(operations.map(({ name, columns }) => [name, columns.map((column) => column.name)] as const))(
    '%s say where a row is from and how much of it was seen, or there is a reason',
    (name, columns) => {
      for (const column of ['url', 'completeness'] as const) {
        const reason = WITHOUT[column][name];
        expect(columns.includes(column), `${column} of ${name}: ${reason ?? 'no reason is known'}`).toBe(
          reason === undefined,
        );
      }
    },
  );

  it.each(Object.entries(COMPARING))('%s say how its rows compare', (name, wanted) => {
    const columns = operations.find((operation) => operation.name === name)?.columns.map((column) => column.name);
    expect(columns).toEqual(expect.arrayContaining([...wanted]));
  });

  it('are excused by questions that there are', () => {
    const names = operations.map(({ name }) => name);
    const named = [...Object.keys(WITHOUT.url), ...Object.keys(WITHOUT.completeness), ...Object.keys(COMPARING)];
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });
});
