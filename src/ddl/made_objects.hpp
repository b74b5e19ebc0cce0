// The objects that a script has made itself and so may drop without a loss.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "tree.hpp"

namespace schemac::ddl {

using ObjectName = std::pair<std::string, std::string>;  // schema (empty if none is given), name

ObjectName name_of_range(const Tree& range);  // a RangeVar's fields

// Follows the statements of one script in order. When in doubt it forgets an object: at a transaction's end,
// a change of search_path, or when a name passes to an object that the script did not make.
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
  std::set<std::pair<ObjectName, std::string>> columns_;  // new columns of tables that existed before
};

}  // namespace schemac::ddl
