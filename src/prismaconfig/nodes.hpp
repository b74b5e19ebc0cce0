// The syntax tree of a configuration file. It has one type of node for everything, because the evaluator is
// its only reader and decides by the kind alone.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace schemac::prismaconfig {

enum class NodeKind : uint8_t {
  // Values. `text`: the decoded string, the number, the name.
  undefined,
  null,
  boolean,  // text: "true" or ""
  number,
  string,
  regex,          // text: the pattern; extra: the flags
  template_text,  // children: string, expression, string, ..
  name,
  this_value,
  array,   // children: elements; null for a hole
  object,  // children: property, spread
  // children[0] the value (null: a method's function stands there too), [1] the computed key or null; text:
  // the key
  property,
  getter,     // as property; children[0] is a function
  spread,     // children: the value
  function,   // children: parameters, then the body; text: the name
  parameter,  // children: pattern, default or null; flag: rest
  class_value,
  call,         // children: callee, arguments
  create,       // `new`: children: callee, arguments
  member,       // children: object; text: the name
  index,        // children: object, key
  chain,        // children: the expression in which `?.` ends early
  unary,        // text: the operator; children: operand
  binary,       // text: the operator; children: left, right
  conditional,  // children: test, yes, no
  assign,       // text: "=", "+=", "??=" ..; children: target, value
  update,       // text: "++", "--"; flag: prefix; children: target
  sequence,     // children
  import_meta,  // text: the word behind `import.`
  import_call,  // children: the module
  // Patterns
  object_pattern,  // children: pattern_property
  // text: the key; children: target, default or null, computed key or null; flag: rest
  pattern_property,
  array_pattern,  // children: pattern_slot or null
  pattern_slot,   // children: target, default or null; flag: rest
  // Statements
  block,         // children
  variables,     // text: "const", "let", "var"; children: declarator
  declarator,    // children: pattern, value or null
  if_statement,  // children: test, then, else or null
  for_of,        // children: pattern, list, body
  for_in,
  for_loop,          // children: first, test, step, body; each but the body may be null
  while_loop,        // children: test, body; flag: the body runs first
  switch_statement,  // children: value, then case_part
  case_part,         // children: test or null, statements; flag: it is the default
  try_statement,     // children: block, pattern or null, handler or null, finally or null
  return_statement,  // children: value or null
  throw_statement,
  break_statement,
  continue_statement,
  expression,         // children: the value
  enumeration,        // text: the name; children: property
  class_declaration,  // text: the name
  import_statement,   // text: the module; children: import_item
  import_item,        // text: the exported name ("*" all, "default"); extra: the local name
  export_default,     // children: the value, or a function declaration
  export_declared,    // children: the declaration
  export_list,        // text: the module or ""; children: import_item (text: local, extra: exported)
  export_all,         // text: the module; extra: the name or ""
  export_equals,      // children: the value
  nothing,
};

struct Node {
  NodeKind kind = NodeKind::nothing;
  bool flag = false;
  bool optional = false;  // member, index, call: after `?.`
  bool is_async = false;
  bool is_arrow = false;
  uint32_t begin = 0;  // bytes in the file
  uint32_t end = 0;
  std::string text;
  std::string extra;
  std::vector<const Node*> children;
  // For a function: the number of children that are parameters.
  size_t parameters() const { return children.size() - 1; }
};

// A file and its tree; nodes point into the program that made them.
struct Program {
  std::filesystem::path file;
  std::string text;
  std::deque<Node> nodes;
  std::vector<const Node*> body;
};

// The reason why a text is not a program.
struct SyntaxError {
  uint32_t at = 0;  // byte
  std::string message;
};

// Fills `nodes` and `body` from `text`. False if the text does not match the grammar.
bool build_tree(Program& program, SyntaxError& error);

}  // namespace schemac::prismaconfig
