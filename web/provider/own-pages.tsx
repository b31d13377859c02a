import { Navigate, Outlet, useLocation } from 'react-router';
import { useSignedIn } from '../session/signed-in.tsx';

/** Around pages of the offices that providers have of their own: one link, and everybody comes to theirs. */
export function OwnPages() {
  const { roles } = useSignedIn();
  const { pathname, search, hash } = useLocation();
  const provider = roles.every((role) => role === 'provider');
  return provider ? <Navigate replace to={`/provider${pathname}${search}${hash}`} /> : <Outlet />;
}
