// Texts in documents that others wrote.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace schemac::app {

// The text at a JSON pointer ("/prisma/seed"); "" if there is no text.
std::string text_at(const nlohmann::json& document, const char* pointer);

}  // namespace schemac::app
