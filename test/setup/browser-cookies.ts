import { type Told, tell } from './authenticator.js';
import { clientOf } from './service.js';

/** A browser's cookies, and answers that reach it when the test says so. */
export class BrowserCookies {
  private readonly byName = new Map<string, string>();

  constructor(private readonly url: string) {}

  get line(): string {
    return [...this.byName].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sends with the cookies there are; what the answer does to them it does on arrival. */
  async send(method: string, path: string, body?: object): Promise<{ readonly told: Told; arrive(): Told }> {
    const told = await tell(clientOf(this.url, this.line), method, path, body);
    return {
      told,
      arrive: () => {
        this.take(told.setCookies);
        return told;
      },
    };
  }

  async ask(method: string, path: string, body?: object): Promise<Told> {
    return (await this.send(method, path, body)).arrive();
  }

  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ''] = line.split(';', 1);
      const [name = ''] = pair.split('=', 1);
      if (/; Max-Age=0(;|$)/.test(line)) this.byName.delete(name);
      else this.byName.set(name, pair.slice(name.length + 1));
    }
  }
}
