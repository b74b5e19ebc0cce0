// Quotes names of files and branches for the languages of the files that `init` writes: every name stays one
// name, and no part of it is run or evaluated.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace schemac::app {

// A path as one argument of a POSIX shell, in single quotes if needed. A path that begins with `-` gets `./`
// in front. The result never contains `${{`, which GitHub would evaluate before the shell sees it.
std::string shell_word(std::string path);

// The same, always in quotes.
std::string single_quoted(std::string path);

// A TOML basic string, with its quotes; it is also a YAML double-quoted string: the escapes are JSON's.
std::string quoted_string(std::string_view text);

// A pattern for GitHub's `paths` that matches only this path. `below`: "/**" behind it.
std::string path_pattern(std::string_view path, std::string_view below = "");

// A shell command as the value of `run:` with an indentation of `indent` blanks.
std::string run_value(const std::string& command, size_t indent);

// A folder's path as part of a file name: letters, digits, `.`, `_`, `-`. Two paths get the same name only if
// they differ in nothing but `/` and `-`.
std::string as_file_name(std::string_view path);

// `text` with each @WORD@ of `values` replaced once: inserted values are not searched again.
std::string filled_in(std::string_view text, const std::map<std::string, std::string, std::less<>>& values);

}  // namespace schemac::app
