/** Finds words in a module that a reader would see, and that come from no catalogue. */

import ts from 'typescript';

/** Where the arguments that are shown begin. */
const SHOWN_FROM = { el: 2, fill: 1, tell: 0, announce: 0, append: 0 };
const SHOWN_MEMBERS = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'text', 'accept'];
const SHOWN_TARGETS = ['textContent', 'innerText', 'title'];
const NAMES_OF_OURS = /\bFirn\b/g;
/** Letters as words have them, not as the paths of icons do. */
const WORD = /\p{Ll}{2}|^\p{L}+$/u;

/**
 * @param {string} path
 * @param {string} source
 * @param {Set<string>} keys of the catalogues: a table of them is no text
 */
export function literals(path, source, keys = new Set()) {
  const found = new Set();
  const note = (text) => !keys.has(text) && WORD.test(text.replace(NAMES_OF_OURS, '').trim()) && found.add(text);
  /** Follows what an expression may come to; calls come to what catalogues and formats give. */
  const shown = (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      note(node.text);
    } else if (ts.isTemplateExpression(node)) {
      [node.head, ...node.templateSpans.map((span) => span.literal)].forEach((part) => note(part.text));
      node.templateSpans.forEach((span) => shown(span.expression));
    } else if (ts.isConditionalExpression(node)) {
      [node.whenTrue, node.whenFalse].forEach(shown);
    } else if (ts.isBinaryExpression(node)) {
      [node.left, node.right].forEach((side) => !isComparison(node) && shown(side));
    } else if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach(shown);
    } else if (ts.isParenthesizedExpression(node) || ts.isSpreadElement(node)) {
      shown(node.expression);
    }
  };
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
      node.arguments.slice(SHOWN_FROM[name] ?? node.arguments.length).forEach(shown);
    } else if (ts.isPropertyAssignment(node) && SHOWN_MEMBERS.includes(memberName(node.name))) {
      shown(node.initializer);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (ts.isPropertyAccessExpression(node.left) && SHOWN_TARGETS.includes(node.left.name.text)) {
        shown(node.right);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true));
  return [...found];
}

/** @param {ts.PropertyName} name */
function memberName(name) {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/** @param {ts.BinaryExpression} node */
function isComparison({ operatorToken: { kind } }) {
  return kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
}
