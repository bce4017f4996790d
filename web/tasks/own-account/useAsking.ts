import { useState } from 'react';

/** One thing at a time is asked of the server; what it refused is kept in words until the next try. */
export function useAsking() {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  /** Undefined where it was refused. */
  const asking = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    setWorking(true);
    setProblem(null);
    try {
      return await ask();
    } catch (refused) {
      setProblem(refused instanceof Error ? refused.message : String(refused));
      return undefined;
    } finally {
      setWorking(false);
    }
  };
  return { working, problem, asking };
}

/** What was typed into a form's fields, by their names. */
export function typedIn(event: React.FormEvent<HTMLFormElement>): (name: string) => string {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name) => String(form.get(name) ?? '').trim();
}
