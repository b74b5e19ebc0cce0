// Names of files and branches as the languages of what `init` writes spell them: whatever a name holds, it
// stays one name and nothing of it is run or evaluated.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace schemac::app {

// A path as one argument of a POSIX shell, in single quotes where it needs any. One that begins with `-` gets
// `./` in front. Holds no `${{`, which GitHub would evaluate before the shell sees it.
std::string shell_word(std::string path);

// The same, always in quotes.
std::string single_quoted(std::string path);

// A TOML basic string, with its quotes; also a YAML double-quoted one: their escapes are JSON's.
std::string quoted_string(std::string_view text);

// A path as a pattern of GitHub's `paths` that matches it alone. `below`: "/**" behind it.
std::string path_pattern(std::string_view path, std::string_view below = "");

// A shell command as the value of `run:` that stands `indent` blanks deep.
std::string run_value(const std::string& command, size_t indent);

// A folder's path as a part of a file's name: letters, digits, `.`, `_`, `-`. Two paths get one name only
// where they differ by nothing but `/` and `-`.
std::string as_file_name(std::string_view path);

// `text` with each @WORD@ of `values` replaced, once: what a value holds is not looked at again.
std::string filled_in(std::string_view text, const std::map<std::string, std::string, std::less<>>& values);

}  // namespace schemac::app
