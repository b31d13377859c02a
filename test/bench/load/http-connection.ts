import { Agent, request } from 'node:http';

/** One person's kept-alive connection to the api. */
export class HttpConnection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #base: URL;
  readonly #token: string;

  constructor(api: string, token: string) {
    this.#base = new URL(api);
    this.#token = token;
  }

  /** Resolves to the answer's JSON. Throws what the api said when it is not a success. */
  async send(method: 'GET' | 'POST', path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.#exchange(method, `/api/v1${path}`, text, headers);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange(
    method: string,
    path: string,
    body: string | undefined,
    more: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const { hostname, port } = this.#base;
    const headers = {
      authorization: `Bearer ${this.#token}`,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
      ...more,
    };
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.#agent, hostname, port, method, path, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
