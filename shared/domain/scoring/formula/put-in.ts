import { term } from '../terms.ts';
import type { Names } from './evaluate.ts';
import type { Tree } from './tree.ts';

/** The formula with its figures in place of the names, as it is shown in the trace. */
export function figuresPutIn(tree: Tree, names: Names): string {
  switch (tree.is) {
    case 'number':
      return term(tree.value);
    case 'name': {
      const value = names.get(tree.name);
      return value ? term(value) : tree.name;
    }
    case 'negative':
      return `(−${figuresPutIn(tree.of, names)})`;
    case 'operation':
      return `${bracketed(tree.left, names)} ${tree.operator} ${bracketed(tree.right, names)}`;
    case 'call':
      return `${tree.name}(${tree.given.map((part) => figuresPutIn(part, names)).join(', ')})`;
    default:
      return tree satisfies never;
  }
}

const bracketed = (tree: Tree, names: Names) =>
  tree.is === 'operation' ? `(${figuresPutIn(tree, names)})` : figuresPutIn(tree, names);
