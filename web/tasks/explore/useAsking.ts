import { useCallback, useState } from 'react';

export interface Asking {
  readonly working: boolean;
  readonly failure: unknown;
  /** Work that asks the server: said while it runs, and its failure shown with what still holds. */
  readonly ask: (work: () => Promise<void>) => void;
  readonly forgetFailure: () => void;
}

export function useAsking(): Asking {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ask = useCallback((work: () => Promise<void>) => {
    setWorking(true);
    setFailure(null);
    work()
      .catch(setFailure)
      .finally(() => setWorking(false));
  }, []);
  const forgetFailure = useCallback(() => setFailure(null), []);
  return { working, failure, ask, forgetFailure };
}
