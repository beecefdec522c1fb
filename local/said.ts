/** How sizes and instants are said to whoever runs the machine. */
const units = ['B', 'KB', 'MB', 'GB', 'TB'];

export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  const size = bytes / 1024 ** power;
  return `${size.toFixed(power > 0 && size < 10 ? 1 : 0)} ${units[power]}`;
}

/** By the clock on this machine's wall: 2026-11-28 09:30. */
export function atText(instant: number): string {
  const date = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
