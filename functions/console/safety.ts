/**
 * The headers by which a browser protects whoever sits before it. Scripts come from here alone. Styles may stand in the page: the
 * component library writes them as it draws, and a report that is looked at brings its own; a style cannot act.
 * What is fetched: this system, the issuer who signs people in, and the store of files by its signed links.
 */
export function safety(asked: { readonly issuer: string; readonly files: string }): Readonly<Record<string, string>> {
  const others = new Set([asked.issuer, asked.files].map((address) => new URL(address).origin));
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${[...others].join(' ')}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    // The window in which somebody signs in again is opened by the page and goes to the issuer.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
  };
}
