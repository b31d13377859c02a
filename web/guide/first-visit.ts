const KEPT_AS = 'jieli.welcomed';

/** People who have been greeted on this computer. */
function greeted(): readonly string[] {
  return (localStorage.getItem(KEPT_AS) ?? '').split(' ').filter((id) => id !== '');
}

export function isFirstVisit(userId: string): boolean {
  return !greeted().includes(userId);
}

export function endFirstVisit(userId: string): void {
  localStorage.setItem(KEPT_AS, [...new Set([...greeted(), userId])].join(' '));
}
