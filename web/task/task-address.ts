/** A task's page. Its id holds slashes and colons, which stay readable in the address. */
export function taskAddress(taskId: string): string {
  return `/tasks/${taskId.split('/').map(encodeURIComponent).join('/')}`;
}
