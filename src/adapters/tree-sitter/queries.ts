// TABLE of tree-sitter queries: what each language defines. A pattern captures the definition
// under its kind (@function, @class, @type, @module, @variable) and its name under @name;
// @scope is a name written in front of it (a receiver), @attached belongs to what follows.

const ecmascript = `
(function_declaration name: (_) @name) @function
(generator_function_declaration name: (_) @name) @function
(class_declaration name: (_) @name) @class
(method_definition name: (_) @name) @function
(lexical_declaration (variable_declarator name: (identifier) @name
  value: [(arrow_function) (function_expression)])) @function
(variable_declaration (variable_declarator name: (identifier) @name
  value: [(arrow_function) (function_expression)])) @function
(program (lexical_declaration (variable_declarator name: (identifier) @name)) @variable)
(program (variable_declaration (variable_declarator name: (identifier) @name)) @variable)
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @name))) @variable)
(program (expression_statement (assignment_expression left: (member_expression property: (_) @name)
  right: [(function_expression) (arrow_function)])) @function)
(program (expression_statement (assignment_expression left: (member_expression property: (_) @name)
  right: (assignment_expression right: [(function_expression) (arrow_function)]))) @function)
(comment) @attached
(decorator) @attached
`;

const typescript = `${ecmascript}
(abstract_class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @type
(type_alias_declaration name: (_) @name) @type
(enum_declaration name: (_) @name) @type
(internal_module name: (_) @name) @module
(module name: (_) @name) @module
(function_signature name: (_) @name) @function
(public_field_definition name: (_) @name value: (arrow_function)) @function
`;

const javascript = `${ecmascript}
(field_definition property: (_) @name value: (arrow_function)) @function
`;

/** A pattern wherever a C file can hold it outside of a function. */
function outside(pattern: string): string {
  const parents = ['translation_unit', 'preproc_ifdef', 'preproc_if', 'declaration_list'];
  return parents.map((parent) => `(${parent} ${pattern})`).join('\n');
}

const cLike = `
(function_definition declarator: (function_declarator declarator: (_) @name)) @function
(function_definition declarator: (_ (function_declarator declarator: (_) @name))) @function
(function_definition declarator: (_ (_ (function_declarator declarator: (_) @name)))) @function
(enum_specifier name: (_) @name body: (_)) @type
(union_specifier name: (_) @name body: (_)) @type
(type_definition declarator: (type_identifier) @name) @type
(type_definition declarator: (function_declarator
  declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))) @type
${outside('(declaration declarator: (function_declarator declarator: (identifier) @name)) @function')}
${outside('(declaration declarator: (_ declarator: (function_declarator declarator: (identifier) @name))) @function')}
${outside('(declaration declarator: (init_declarator declarator: (identifier) @name)) @variable')}
(preproc_function_def name: (identifier) @name) @function
(preproc_def name: (identifier) @name) @variable
(comment) @attached
`;

/** Where a function may be written as several that follow each other. */
export const clauseLanguages: ReadonlySet<string> = new Set([
  'elixir',
  'haskell',
  'typescript',
  'tsx',
]);

export const queries: Readonly<Record<string, string>> = {
  typescript,
  tsx: typescript,
  javascript,
  python: `
(function_definition name: (identifier) @name) @function
(class_definition name: (identifier) @name) @class
(module (expression_statement (assignment left: (identifier) @name)) @variable)
(comment) @attached
(decorator) @attached
`,
  go: `
(function_declaration name: (identifier) @name) @function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (_) @scope))
  name: (field_identifier) @name) @function
(type_spec name: (type_identifier) @name) @type
(type_alias name: (type_identifier) @name) @type
(source_file (const_declaration (const_spec name: (identifier) @name) @variable))
(source_file (var_declaration (var_spec name: (identifier) @name) @variable))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @name) @variable)))
(comment) @attached
`,
  rust: `
(function_item name: (identifier) @name) @function
(function_signature_item name: (identifier) @name) @function
(macro_definition name: (identifier) @name) @function
(struct_item name: (type_identifier) @name) @type
(enum_item name: (type_identifier) @name) @type
(union_item name: (type_identifier) @name) @type
(type_item name: (type_identifier) @name) @type
(trait_item name: (type_identifier) @name) @class
(impl_item type: (_) @name) @class
(mod_item name: (identifier) @name) @module
(const_item name: (identifier) @name) @variable
(static_item name: (identifier) @name) @variable
(line_comment) @attached
(block_comment) @attached
(attribute_item) @attached
`,
  java: `
(class_declaration name: (identifier) @name) @class
(interface_declaration name: (identifier) @name) @class
(enum_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(annotation_type_declaration name: (identifier) @name) @type
(method_declaration name: (identifier) @name) @function
(constructor_declaration name: (identifier) @name) @function
(field_declaration declarator: (variable_declarator name: (identifier) @name)) @variable
(line_comment) @attached
(block_comment) @attached
`,
  c: `${cLike}
(struct_specifier name: (_) @name body: (_)) @type
`,
  cpp: `${cLike}
(class_specifier name: (_) @name body: (_)) @class
(struct_specifier name: (_) @name body: (_)) @class
(namespace_definition name: (_) @name) @module
(alias_declaration name: (type_identifier) @name) @type
(concept_definition name: (identifier) @name) @type
(field_declaration declarator: (function_declarator declarator: (field_identifier) @name)) @function
(field_declaration declarator: (_ (function_declarator declarator: (field_identifier) @name))) @function
(field_declaration_list
  (declaration declarator: (function_declarator declarator: (identifier) @name)) @function)
(template_declaration parameters: (_) @attached)
(template_declaration (requires_clause) @attached)
`,
  csharp: `
(class_declaration name: (identifier) @name) @class
(struct_declaration name: (identifier) @name) @class
(interface_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(enum_declaration name: (identifier) @name) @type
(delegate_declaration name: (identifier) @name) @type
(method_declaration name: (identifier) @name) @function
(constructor_declaration name: (identifier) @name) @function
(operator_declaration operator: _ @name) @function
(indexer_declaration "this" @name) @function
(property_declaration name: (identifier) @name) @variable
(field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @variable
(event_field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @variable
(namespace_declaration name: (_) @name) @module
(comment) @attached
`,
  php: `
(function_definition name: (name) @name) @function
(class_declaration name: (name) @name) @class
(interface_declaration name: (name) @name) @class
(trait_declaration name: (name) @name) @class
(enum_declaration name: (name) @name) @class
(method_declaration name: (name) @name) @function
(comment) @attached
`,
  ruby: `
(method name: (_) @name) @function
(singleton_method name: (_) @name) @function
(class name: (_) @name) @class
(module name: (_) @name) @module
(comment) @attached
`,
  bash: `
(function_definition name: (word) @name) @function
(comment) @attached
`,
  kotlin: `
(function_declaration name: (identifier) @name) @function
(class_declaration name: (identifier) @name) @class
(object_declaration name: (identifier) @name) @class
(property_declaration (variable_declaration (identifier) @name)) @variable
(type_alias type: (identifier) @name) @type
(line_comment) @attached
(block_comment) @attached
`,
  scala: `
(function_definition name: (_) @name) @function
(function_declaration name: (_) @name) @function
(class_definition name: (_) @name) @class
(object_definition name: (_) @name) @class
(trait_definition name: (_) @name) @class
(enum_definition name: (_) @name) @class
(type_definition name: (_) @name) @type
(val_definition pattern: (identifier) @name) @variable
(given_definition name: (_) @name) @variable
(comment) @attached
(block_comment) @attached
(annotation) @attached
`,
  lua: `
(function_declaration name: (_) @name) @function
(assignment_statement (variable_list name: (_) @name)
  (expression_list value: (function_definition))) @function
(chunk (variable_declaration (assignment_statement (variable_list name: (_) @name))) @variable)
(comment) @attached
`,
  elixir: `
(call target: (identifier) @keyword (arguments (alias) @name)
  (#any-of? @keyword "defmodule" "defprotocol" "defimpl")) @module
(call target: (identifier) @keyword
  (arguments [
    (call target: (identifier) @name)
    (identifier) @name
    (binary_operator left: (call target: (identifier) @name))
  ])
  (#any-of? @keyword "def" "defp" "defmacro" "defmacrop" "defguard" "defguardp" "defdelegate")) @function
(unary_operator operator: "@" operand: (call target: (identifier) @keyword)
  (#any-of? @keyword "doc" "spec" "impl" "deprecated" "since")) @attached
(comment) @attached
`,
  haskell: `
(declarations (function name: (_) @name) @function)
(declarations (function (infix operator: (_) @name)) @function)
(declarations (bind name: (_) @name) @function)
(data_type name: (_) @name) @type
(newtype name: (_) @name) @type
(class name: (_) @name) @class
(instance name: (_) @name) @class
(type_synomym name: (_) @name) @type
(declarations (signature) @attached)
(comment) @attached
(haddock) @attached
(pragma) @attached
`,
  zig: `
(function_declaration name: (identifier) @name) @function
(variable_declaration (identifier) @name [(struct_declaration) (enum_declaration) (union_declaration)]) @class
(source_file (variable_declaration . (identifier) @name) @variable)
(test_declaration (string) @name) @function
(test_declaration (identifier) @name) @function
(comment) @attached
`,
};
