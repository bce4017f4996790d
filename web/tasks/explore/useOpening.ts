import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { addThings, openChart, restoreChart } from '../../parts/open-chart.js';
import { CHART_CASE } from './chart-of-case.js';
import type { Asking } from './useAsking.js';

/**
 * What the address asks for: things to add, a case's chart to open, or the chart that was left on this machine. `onAdded`: whoever added things
 * goes on with them.
 */
export function useOpening(ask: Asking['ask'], onAdded: () => void): void {
  const [params, setParams] = useSearchParams();
  const add = params.get('add');
  const openCase = params.get('case');
  const { data } = useQuery(CHART_CASE, {
    variables: { id: openCase ?? '' },
    skip: openCase === null,
    fetchPolicy: 'network-only',
  });
  const opened = data?.case;
  const restored = useRef(false);
  useEffect(() => {
    if (openCase !== null) {
      if (!opened) return;
      setParams({}, { replace: true });
      const places = opened.chart.map(({ entity, x, y }) => ({ id: entity, x, y, pinned: false, hidden: false }));
      // A chart that was never saved begins with what is in the case.
      const begin = places.length > 0 ? [] : opened.items.map((item) => item.entity.id);
      ask(async () => {
        await openChart({ caseId: opened.id, places });
        if (begin.length > 0) await addThings(begin);
      });
      return;
    }
    if (restored.current && add === null) return;
    restored.current = true;
    if (add === null) {
      ask(restoreChart);
      return;
    }
    setParams({}, { replace: true });
    ask(async () => {
      await addThings(add.split(','));
      onAdded();
    });
  }, [add, openCase, opened, setParams, ask, onAdded]);
}
