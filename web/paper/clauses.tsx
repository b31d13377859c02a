import { BLANK, type Clause } from '../../domain/contracts/clauses.ts';

/** The contract as it reads on paper; what is still to be filled in is marked. Always Chinese: it is a legal text. */
export function Clauses({ clauses }: { readonly clauses: readonly Clause[] }) {
  return (
    <ol className="clauses" lang="zh-CN">
      {clauses.map(({ title, paragraphs }) => (
        <li key={title}>
          <strong>{title}</strong>
          {paragraphs.map((text) => (
            <p key={text}>
              <Marked text={text} />
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Marked({ text }: { readonly text: string }) {
  const parts = text.split(BLANK);
  return parts.map((part, at) => (
    <span key={at}>
      {at > 0 && <mark>{BLANK}</mark>}
      {part}
    </span>
  ));
}
