import { relative } from 'node:path';
import { judgeImport, resolveSpecifier } from '../build/layers.mjs';

// Lint rules of our own: the arrows between the layers, and the purity of core and service.

/** @typedef {{ type: string, [key: string]: any }} Node */
/** @typedef {{ filename: string, report(found: { node: Node, message: string }): void }} RuleContext */

/** Forbids imports against the table in `scripts/build/layers.mjs`, types included. */
const layering = {
  /** @param {RuleContext} context */
  create(context) {
    const importer = relative(process.cwd(), context.filename).replaceAll('\\', '/');
    /** @param {Node} node */
    const check = (node) => {
      const specifier = node['source']?.value;
      if (typeof specifier !== 'string') return;
      const message = judgeImport(importer, resolveSpecifier(importer, specifier));
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** Forbids what makes a value depend on more than its arguments: the clock and chance. */
const pure = {
  /** @param {RuleContext} context */
  create(context) {
    return {
      /** @param {Node} node */
      NewExpression(node) {
        if (isName(node['callee'], 'Date') && node['arguments'].length === 0) {
          context.report({ node, message: 'Today is an argument here: `new Date()` reads the clock.' });
        }
      },
      /** @param {Node} node */
      CallExpression(node) {
        if (isName(node['callee'], 'Date'))
          context.report({ node, message: 'Today is an argument here: `Date()` reads the clock.' });
      },
      /** @param {Node} node */
      MemberExpression(node) {
        if (isMember(node, 'Date', 'now'))
          context.report({ node, message: 'Today is an argument here: `Date.now` reads the clock.' });
        if (isMember(node, 'Math', 'random'))
          context.report({ node, message: 'The same input gives the same output here: no `Math.random`.' });
      },
    };
  },
};

/**
 * Forbids zod other than by `import * as z from 'zod/mini'`. In a bundle of ours `zod` weighs 84 KB, as methods hang on every
 * schema, where `zod/mini` weighs 34; and `import { z }` brings every function of it.
 */
const smallZod = {
  /** @param {RuleContext} context */
  create(context) {
    return {
      /** @param {Node} node */
      ImportDeclaration(node) {
        const source = node['source'].value;
        const whole = node['specifiers'].every((/** @type {Node} */ each) => each.type === 'ImportNamespaceSpecifier');
        if (source === 'zod' || (source === 'zod/mini' && !whole))
          context.report({
            node,
            message: "Write `import * as z from 'zod/mini'`: anything else doubles what it weighs.",
          });
      },
    };
  },
};

/** @param {Node | undefined} node @param {string} name */
function isName(node, name) {
  return node?.type === 'Identifier' && node['name'] === name;
}

/** @param {Node} node @param {string} object @param {string} property */
function isMember(node, object, property) {
  const named = node['property'].name === property || node['property'].value === property;
  return isName(node['object'], object) && named;
}

export default { meta: { name: 'okrs' }, rules: { layering, pure, 'small-zod': smallZod } };
