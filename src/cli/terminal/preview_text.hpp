// `apply --dry-run` as text and JSON.
#pragma once

#include <string>

#include "schemac/app/history.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

std::string preview_text(const app::Project& project, const app::PreviewReport& report);
Json preview_fields(const app::PreviewReport& report);

}  // namespace schemac::cli
