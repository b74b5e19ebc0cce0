// What a script has made itself, and so may drop again without a loss.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "tree.hpp"

namespace schemac::ddl {

using ObjectName = std::pair<std::string, std::string>;  // schema (empty where none is named), name

ObjectName name_of_range(const Tree& range);  // a RangeVar's fields

// Follows one script's statements in their order. It forgets rather too much than too little: a transaction's
// end, another search_path, a name that passes to an object of somebody else's.
class MadeObjects {
 public:
  // `node` of the kind `kind` ("CreateStmt"). `certain`: the statement runs, it is not in a block's body.
  void follow(const std::string& kind, const Tree& node, bool certain);
  bool table(const ObjectName& name) const { return tables_.contains(name); }
  bool schema(const std::string& name) const { return schemas_.contains(name); }
  bool column(const ObjectName& table, const std::string& column) const {
    return tables_.contains(table) || columns_.contains({table, column});
  }
  void drop_table(const ObjectName& name) { tables_.erase(name); }
  void forget_all();

 private:
  void make_table(const Tree& range);
  void alter(const Tree& node, bool certain);
  void rename(const Tree& node);
  void move(const Tree& node);

  std::set<ObjectName> tables_;
  std::set<std::string> schemas_;
  std::set<std::pair<ObjectName, std::string>> columns_;  // of tables that were there
};

}  // namespace schemac::ddl
