import type { KeptParameters, ParameterChoice } from '../../jobs/stores.js';
import type { Change } from '../change.js';

/** Content and report as JSON: what weighs is read whole or not at all. */
export interface StoredParameters extends Pick<KeptParameters, 'version' | 'by' | 'trainedAt'> {
  readonly content: string;
  readonly report: string;
}

export const putParameters: Change<Omit<StoredParameters, 'trainedAt'>, true> = {
  text: `CYPHER 25
    MERGE (p:ParameterSet {id: $version})
      ON CREATE SET p.by = $by, p.trainedAt = toString(datetime()), p.content = $content, p.report = $report
    RETURN true AS put`,
  params: (p) => ({ ...p }),
  row: () => true,
};

export const parametersByVersion: Change<{ version: string }, StoredParameters> = {
  text: `CYPHER 25
    MATCH (p:ParameterSet {id: $version}) USING INDEX p:ParameterSet(id)
    RETURN p.id AS version, p.by AS by, p.trainedAt AS trainedAt, p.content AS content, p.report AS report`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    version: row.get('version'),
    by: row.get('by'),
    trainedAt: row.get('trainedAt'),
    content: row.get('content'),
    report: row.get('report'),
  }),
};

export const allParameters: Change<Record<string, never>, Pick<StoredParameters, 'version' | 'by' | 'trainedAt'>> = {
  text: `CYPHER 25
    MATCH (p:ParameterSet) RETURN p.id AS version, p.by AS by, p.trainedAt AS trainedAt ORDER BY trainedAt DESC, version`,
  params: () => ({}),
  row: (row) => ({ version: row.get('version'), by: row.get('by'), trainedAt: row.get('trainedAt') }),
};

const CHOICE = `c.id AS id, c.version AS version, c.by AS by, c.reason AS reason, c.askedAt AS askedAt, c.inForceFrom AS inForceFrom,
      c.decidedBy AS decidedBy, c.decision AS decision`;

const asChoice = (row: { get(name: string): unknown }): ParameterChoice => ({
  id: row.get('id') as string,
  version: row.get('version') as string,
  by: row.get('by') as string,
  reason: row.get('reason') as string,
  askedAt: row.get('askedAt') as string,
  inForceFrom: row.get('inForceFrom') as string | null,
  decidedBy: row.get('decidedBy') as string | null,
  decision: row.get('decision') as string | null,
});

export const parameterChoices: Change<Record<string, never>, ParameterChoice> = {
  text: `CYPHER 25 MATCH (c:ParameterChoice) RETURN ${CHOICE} ORDER BY askedAt DESC, id`,
  params: () => ({}),
  row: asChoice,
};

/** The last choice that holds; no row where nobody ever chose. */
export const choiceInForce: Change<Record<string, never>, ParameterChoice> = {
  text: `CYPHER 25
    MATCH (c:ParameterChoice) WHERE c.inForceFrom IS NOT NULL
    RETURN ${CHOICE} ORDER BY inForceFrom DESC, id LIMIT 1`,
  params: () => ({}),
  row: asChoice,
};

export const putChoice: Change<ParameterChoice, true> = {
  text: `CYPHER 25
    MERGE (c:ParameterChoice {id: $id})
      ON CREATE SET c.version = $version, c.by = $by, c.reason = $reason, c.askedAt = $askedAt, c.inForceFrom = $inForceFrom,
        c.decidedBy = $decidedBy, c.decision = $decision
    RETURN true AS put`,
  params: (p) => ({ ...p }),
  row: () => true,
};

/** Lock, re-read, then write: of two who decide at once the second finds it decided. */
export const decideChoice: Change<Pick<ParameterChoice, 'id' | 'inForceFrom' | 'decidedBy' | 'decision'>, true> = {
  text: `CYPHER 25
    MATCH (c:ParameterChoice {id: $id}) USING INDEX c:ParameterChoice(id)
    SET c.locked = true
    WITH c WHERE c.inForceFrom IS NULL AND c.decidedBy IS NULL
    SET c.inForceFrom = $inForceFrom, c.decidedBy = $decidedBy, c.decision = $decision
    RETURN true AS decided`,
  params: (p) => ({ ...p }),
  row: () => true,
};
