/** A variable the template must have set; missing means the deployment is wrong, not the request. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
}
