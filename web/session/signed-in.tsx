import { createContext, use, useEffect, type ReactNode } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { Refusal } from '../connection/client.ts';
import { queryClient } from '../connection/query-client.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useMe, type Me } from './use-me.ts';

const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in person, on every page inside SignedIn. */
export function useSignedIn(): Me {
  const me = use(MeContext);
  if (me === undefined) throw new Error('outside SignedIn');
  return me;
}

/** Shows its pages to people with a session. Whoever has none, or loses it, signs in and comes back to the same page. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useMe();
  const { pathname, search } = useLocation();
  useSessionEnd();
  if (isSessionEnd(error)) return <Navigate replace to={signInAddress(`${pathname}${search}`, false)} />;
  if (data) return <MeContext value={data}>{children}</MeContext>;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Waiting />;
}

function isSessionEnd(error: unknown): boolean {
  return error instanceof Refusal && error.problem.code === 'not-signed-in';
}

function signInAddress(to: string, expired: boolean): string {
  return `/sign-in?${new URLSearchParams({ to, ...(expired ? { expired: 'true' } : {}) }).toString()}`;
}

/** Any call that is refused for want of a session leads to the sign-in page. */
function useSessionEnd(): void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const leave = (error: unknown) => {
      if (isSessionEnd(error)) void navigate(signInAddress(`${pathname}${search}`, true), { replace: true });
    };
    const queries = queryClient.getQueryCache().subscribe(({ query }) => {
      if (query.queryKey[0] !== 'me') leave(query.state.error);
    });
    const commands = queryClient.getMutationCache().subscribe(({ mutation }) => leave(mutation?.state.error));
    return () => {
      queries();
      commands();
    };
  }, [navigate, pathname, search]);
}
