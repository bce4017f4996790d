import { useMutation, useQuery } from '@apollo/client/react';
import { graphql } from '../../api/graphql.js';
import { useChart } from '../../parts/chart.js';
import { visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';

export const CHART_CASE = graphql(
  `query ChartCase($id: ID!) { case(id: $id) { id reference title version chart { entity x y } items { entity { id } } } }`,
);
const SAVE_CHART = graphql(
  `mutation SaveChart($case: ID!, $positions: [ChartPositionInput!]!) { saveChart(case: $case, positions: $positions) { id version chart { entity x y } } }`,
);

/** The case whose chart this is, and how the chart is saved in it; null where it is a chart of no case. */
export interface ChartCase {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
}

export function useChartCase(): { chartCase: ChartCase | null; save: () => Promise<void> } {
  const caseId = useChart((chart) => chart.caseId);
  const { data } = useQuery(CHART_CASE, { variables: { id: caseId ?? '' }, skip: caseId === null });
  const [saveChart] = useMutation(SAVE_CHART);
  const chartCase = (caseId !== null && data?.case) || null;
  const save = async () => {
    if (caseId === null) return;
    const nodes = visibleNodes(useChart.getState().session.picture);
    const positions = nodes.map(({ id, x, y }) => ({ entity: id, x, y }));
    await saveChart({ variables: { case: caseId, positions } });
    notify(text('explore.saved', { reference: chartCase?.reference ?? '' }));
  };
  return { chartCase, save };
}
