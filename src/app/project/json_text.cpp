#include "project/json_text.hpp"

#include <nlohmann/json.hpp>

namespace schemac::app {

std::string text_at(const nlohmann::json& document, const char* pointer) {
  const nlohmann::json::json_pointer place(pointer);
  if (!document.is_structured() || !document.contains(place) || !document.at(place).is_string()) return "";
  return document.at(place).get<std::string>();
}

}  // namespace schemac::app
