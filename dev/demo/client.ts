/** An answer of the api that is not a success, with the problem it names. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** The api as one signed-in person uses it. */
export class Client {
  readonly username: string;
  readonly #base: string;
  readonly #token: string;
  readonly #password: string;

  private constructor(username: string, base: string, token: string, password: string) {
    this.username = username;
    this.#base = base;
    this.#token = token;
    this.#password = password;
  }

  /** Signs in. Throws ApiRefusal. */
  static async signIn(apiUrl: string, username: string, password: string): Promise<Client> {
    const base = `${apiUrl}/api/v1`;
    const session = (await call(`${base}/sessions`, 'POST', undefined, { username, password })) as { token: string };
    return new Client(username, base, session.token, password);
  }

  get<T>(path: string): Promise<T> {
    return call(`${this.#base}${path}`, 'GET', this.#token) as Promise<T>;
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return call(`${this.#base}${path}`, 'PUT', this.#token, body) as Promise<T>;
  }

  /** Sends records line by line, as a provider's own system does. Throws ApiRefusal of the first line that is refused. */
  async postLines(path: string, lines: readonly object[]): Promise<void> {
    const response = await fetch(`${this.#base}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    const answers = (await response.text()).trim().split('\n');
    const refused = response.ok ? answers.find((answer) => answer.includes('"status":"refused"')) : answers[0];
    if (refused === undefined) return;
    const { code, detail } = JSON.parse(refused) as { readonly code: string; readonly detail: string };
    throw new ApiRefusal(response.status, code, detail);
  }

  /** Gives the password once more where it is asked for, as a person at the console would. */
  async post<T>(path: string, body: unknown = {}): Promise<T> {
    const send = () => call(`${this.#base}${path}`, 'POST', this.#token, body) as Promise<T>;
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.code === 'step-up-required')) throw error;
      await call(`${this.#base}/sessions/password`, 'POST', this.#token, { password: this.#password });
      return send();
    }
  }
}

async function call(url: string, method: string, token: string | undefined, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer;
  const problem = answer as ProblemBody;
  const fields = (problem.errors ?? []).map(({ pointer, message }) => `${pointer}: ${message}`);
  const detail = [problem.detail ?? problem.title ?? response.statusText, ...fields].join('\n  ');
  throw new ApiRefusal(response.status, problem.code ?? String(response.status), detail);
}
